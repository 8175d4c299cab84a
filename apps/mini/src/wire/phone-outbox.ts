import { me } from '../state/me.ts';
import { online } from '../state/network.ts';
import { session } from '../state/session.ts';
import { phoneStorage } from '../state/storage.ts';
import { useStore } from '../state/store.ts';
import { type Body, type Item, Outbox, type OutboxParts } from './outbox.ts';

/** An outbox in the storage of this phone, sending for the account signed in. */
export const phoneOutbox = <I extends Item<Body>>(
  parts: Pick<OutboxParts<I>, 'prefix' | 'send' | 'replaces'>,
): Outbox<I> =>
  new Outbox<I>({
    ...parts,
    storage: phoneStorage,
    account: () => (session.get() ? me.get()?.accountId : undefined),
    later(milliseconds, ring) {
      const timer = setTimeout(ring, milliseconds);
      return () => clearTimeout(timer);
    },
  });

/** What this account has in an outbox, followed by the component. */
export function useItems<I extends Item<Body>>(outbox: Outbox<I>): I[] {
  useStore(outbox.items);
  useStore(me);
  return outbox.mine();
}

/** Sends what waits. */
export function flushAll(outboxes: readonly Pick<Outbox<Item<Body>>, 'flush'>[]): void {
  for (const outbox of outboxes) void outbox.flush();
}

/** Sends what waits whenever there is reason to hope: the network is back, somebody signed in. Called once at launch. */
export function keepSending(outboxes: readonly Pick<Outbox<Item<Body>>, 'flush'>[]): void {
  online.subscribe(() => {
    if (online.get()) flushAll(outboxes);
  });
  me.subscribe(() => flushAll(outboxes));
  flushAll(outboxes);
}
