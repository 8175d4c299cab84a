import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { type DutyView, dutyView } from './duty-view.ts';

/** The switch of the actor. @throws Problem not-allowed for posts that help nobody; second-factor-needed */
export async function showDuty(ctx: Ctx, _input: Record<string, never>): Promise<DutyView> {
  reach(ctx, 'requests.help');
  return dutyView(ctx, ctx.clock.now(), signedIn(ctx).accountId);
}
