import { holdDestruction } from '@linli/services/destruction/hold-destruction';
import { orderDestruction } from '@linli/services/destruction/order-destruction';
import { showDestruction } from '@linli/services/destruction/show-destruction';
import type { HandlersFor } from '../handlers.ts';

/** What becomes of the data a round gathered. */
export const destructionHandlers: HandlersFor<
  'GET /destruction/rounds/:roundId' | 'POST /destruction/order' | 'POST /destruction/hold'
> = {
  'GET /destruction/rounds/:roundId': showDestruction,
  'POST /destruction/order': orderDestruction,
  'POST /destruction/hold': holdDestruction,
};
