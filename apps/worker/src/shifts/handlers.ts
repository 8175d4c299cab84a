import { inTransaction } from '@linli/services/context';
import { applyRules } from '@linli/services/shifts/apply-rules';
import { dropLoosePhotos } from '@linli/services/shifts/drop-loose-photos';
import { expireOffers } from '@linli/services/shifts/expire-offers';
import { fillPlaces } from '@linli/services/shifts/fill-places';
import { leaveWithoutPost } from '@linli/services/shifts/leave-without-post';
import { planAhead } from '@linli/services/shifts/plan-ahead';
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
  | 'shifts.plan-ahead'
  | 'shifts.apply-rules'
  | 'shifts.leave-without-post'
> = {
  'shifts.tick-due': (ctx) => sweepShifts(ctx),
  'shifts.sweep-due': (ctx) => sweepShifts(ctx),
  'shifts.expire-offers': (ctx) => expireOffers(ctx),
  'shifts.sweep-offers': (ctx) => expireOffers(ctx),
  'shifts.fill-places': (ctx, payload) => inTransaction(ctx, (inner) => fillPlaces(inner, payload)),
  'shifts.drop-loose-photos': (ctx) => dropLoosePhotos(ctx),
  'shifts.tell-hours-to-confirm': (ctx) => inTransaction(ctx, (inner) => tellHoursToConfirm(inner)),
  'shifts.plan-ahead': (ctx) => planAhead(ctx),
  // On the pool: a transaction a chunk.
  'shifts.apply-rules': (ctx, payload) => applyRules(ctx, payload),
  'shifts.leave-without-post': (ctx) => leaveWithoutPost(ctx),
};
