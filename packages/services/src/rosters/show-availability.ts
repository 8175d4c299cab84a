import type { AvailabilityView } from '@linli/contracts/rosters/endpoints';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { availabilityView } from './availability-view.ts';

/** When the actor can come, what they wish, when they are away. @throws Problem not-allowed */
export async function showAvailability(ctx: Ctx, _input: Record<string, never>): Promise<AvailabilityView> {
  reach(ctx, 'shifts.claim');
  return availabilityView(ctx, ctx.clock.now(), signedIn(ctx).accountId);
}
