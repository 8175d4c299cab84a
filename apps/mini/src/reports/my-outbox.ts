import { clock } from '../state/clock.ts';
import { me } from '../state/me.ts';
import { online } from '../state/network.ts';
import { session } from '../state/session.ts';
import { phoneStorage } from '../state/storage.ts';
import { useStore } from '../state/store.ts';
import { call } from '../wire/call.ts';
import { Outbox } from '../wire/outbox.ts';
import { type Kept, keptOf, sameReport } from './kept-report.ts';

/** The outbox of this phone. */
export const outbox = new Outbox<Kept>({
  prefix: 'outbox:',
  storage: phoneStorage,
  send: async (report) => keptOf(await call('POST /reports/submit', report)),
  replaces: sameReport,
  account: () => (session.get() ? me.get()?.accountId : undefined),
  later(milliseconds, ring) {
    const timer = setTimeout(ring, milliseconds);
    return () => clearTimeout(timer);
  },
});

/** What this account has in the outbox, followed by the component. */
export function useOutbox(): Kept[] {
  useStore(outbox.items);
  useStore(me);
  return outbox.mine();
}

/** Sends what waits whenever there is reason to hope: the network is back, somebody signed in. Called once at launch. */
export function watchOutbox(): void {
  const flush = () => void outbox.flush();
  online.subscribe(() => {
    if (online.get()) flush();
  });
  me.subscribe(flush);
  flush();
}

/** When a report was entered, as the server wants it. */
export function capturedNow(): string {
  return clock.now().toISOString();
}
