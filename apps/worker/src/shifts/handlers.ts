import { inTransaction } from '@linli/services/context';
import { dropLoosePhotos } from '@linli/services/shifts/drop-loose-photos';
import { expireOffers } from '@linli/services/shifts/expire-offers';
import { fillPlaces } from '@linli/services/shifts/fill-places';
import { sweepShifts } from '@linli/services/shifts/sweep-shifts';
import { tellHoursToConfirm } from '@linli/services/shifts/tell-hours-to-confirm';
import type { JobHandlers } from '../system-context.ts';

export const shiftsHandlers: JobHandlers<
  | 'shifts.tick-due'
  | 'shifts.sweep-due'
  | 'shifts.expire-offers'
  | 'shifts.sweep-offers'
  | 'shifts.fill-places'
  | 'shifts.drop-loose-photos'
  | 'shifts.tell-hours-to-confirm'
> = {
  'shifts.tick-due': (ctx) => sweepShifts(ctx),
  'shifts.sweep-due': (ctx) => sweepShifts(ctx),
  'shifts.expire-offers': (ctx) => expireOffers(ctx),
  'shifts.sweep-offers': (ctx) => expireOffers(ctx),
  'shifts.fill-places': (ctx, payload) => inTransaction(ctx, (inner) => fillPlaces(inner, payload)),
  'shifts.drop-loose-photos': (ctx) => dropLoosePhotos(ctx),
  'shifts.tell-hours-to-confirm': (ctx) => inTransaction(ctx, (inner) => tellHoursToConfirm(inner)),
};
