import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { claims } from '@linli/db/shifts/tables';
import { eq } from 'drizzle-orm';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { checkpointView } from './checkpoint-view.ts';
import { readCheckpoint } from './load-checkpoint.ts';
import { myDuties } from './my-duties.ts';

/** One duty of the actor, with the checkpoint. @throws Problem not-found, not-allowed, second-factor-needed */
export async function showClaim(
  ctx: Ctx,
  { claimId }: ParsedInputOf<'GET /shifts/claims/:claimId'>,
): Promise<ReplyOf<'GET /shifts/claims/:claimId'>> {
  reach(ctx, 'shifts.claim');
  const { accountId } = signedIn(ctx);
  const [duty] = await myDuties(ctx, ctx.clock.now(), accountId, eq(claims.id, claimId));
  if (!duty) throw new Problem('not-found');
  return { ...duty, checkpoint: checkpointView(ctx, await readCheckpoint(ctx, duty.shift.checkpointId)) };
}
