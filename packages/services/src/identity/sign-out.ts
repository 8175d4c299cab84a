import type { ReplyOf } from '@linli/contracts/catalog';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { endSession } from './end-session.ts';

/** Signs out here. */
export async function signOut(
  ctx: Ctx,
  _input: Record<string, never>,
): Promise<ReplyOf<'POST /identity/sign-out'>> {
  await endSession(ctx, signedIn(ctx).sessionId, ctx.clock.now());
  return { done: true };
}
