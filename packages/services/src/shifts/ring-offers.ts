import { enqueue } from '@linli/jobs/outbox';
import type { Ctx } from '../context.ts';

/** Sets the alarm at which offers end that nobody has confirmed by then; one alarm a moment, however many offers. */
export const ringOffers = (ctx: Ctx, confirmBy: Date): Promise<void> =>
  enqueue(ctx, 'shifts.expire-offers', {}, { runAt: confirmBy, dedupeKey: confirmBy.toISOString() });
