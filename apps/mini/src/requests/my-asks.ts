import { call } from '../wire/call.ts';
import { phoneOutbox, useItems } from '../wire/phone-outbox.ts';
import { type KeptAsk, keptOf, sameAsk } from './kept-ask.ts';

/** Requests of this phone that the server does not have yet, or whose answer has not been read. */
export const asks = phoneOutbox<KeptAsk>({
  prefix: 'asks:',
  send: async (ask) => keptOf(await call('POST /requests/submit', ask)),
  replaces: sameAsk,
});

/** What this account has in it, followed by the component. */
export const useAsks = (): KeptAsk[] => useItems(asks);
