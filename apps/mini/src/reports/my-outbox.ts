import { clock } from '../state/clock.ts';
import { call } from '../wire/call.ts';
import { phoneOutbox, useItems } from '../wire/phone-outbox.ts';
import { type Kept, keptOf, sameReport } from './kept-report.ts';

/** The outbox of this phone. */
export const outbox = phoneOutbox<Kept>({
  prefix: 'outbox:',
  send: async (report) => keptOf(await call('POST /reports/submit', report)),
  replaces: sameReport,
});

/** What this account has in the outbox, followed by the component. */
export const useOutbox = (): Kept[] => useItems(outbox);

/** When a report was entered, as the server wants it. */
export function capturedNow(): string {
  return clock.now().toISOString();
}
