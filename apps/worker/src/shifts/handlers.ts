import { inTransaction } from '@linli/services/context';
import { expireOffers } from '@linli/services/shifts/expire-offers';
import { fillPlaces } from '@linli/services/shifts/fill-places';
import { sweepShifts } from '@linli/services/shifts/sweep-shifts';
import type { JobHandlers } from '../system-context.ts';

export const shiftsHandlers: JobHandlers<
  | 'shifts.tick-due'
  | 'shifts.sweep-due'
  | 'shifts.expire-offers'
  | 'shifts.sweep-offers'
  | 'shifts.fill-places'
> = {
  'shifts.tick-due': (ctx) => sweepShifts(ctx),
  'shifts.sweep-due': (ctx) => sweepShifts(ctx),
  'shifts.expire-offers': (ctx) => expireOffers(ctx),
  'shifts.sweep-offers': (ctx) => expireOffers(ctx),
  'shifts.fill-places': (ctx, payload) => inTransaction(ctx, (inner) => fillPlaces(inner, payload)),
};
