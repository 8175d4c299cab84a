import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { mayAppoint } from '@linli/domain/identity/rights';
import { record } from '../audit/record.ts';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { forgetSecondFactor } from '../identity/forget-second-factor.ts';
import { heldPosts } from './load-actor.ts';

/**
 * Lets somebody who lost their authenticator enrol a new one at the next sign-in. Only who could give them every post they hold
 * may do it; else it would be a way to a post higher than one's own.
 *
 * @throws Problem not-allowed, second-factor-needed; not-found for accounts whose posts the caller could not give
 */
export async function resetSecondFactor(
  ctx: Ctx,
  input: ParsedInputOf<'POST /identity/reset-second-factor'>,
): Promise<ReplyOf<'POST /identity/reset-second-factor'>> {
  reach(ctx, 'posts.give');
  const { posts } = signedIn(ctx);
  const now = ctx.clock.now();
  const theirs = await heldPosts(ctx.db, input.accountId, now);
  const [first] = theirs;
  if (!first || !theirs.every((post) => mayAppoint(posts, post.role, post.areaPath)))
    throw new Problem('not-found');
  const { sessionsEnded } = await forgetSecondFactor(ctx, now, input.accountId);
  await record(ctx, now, {
    action: 'people.reset-second-factor',
    subjectKind: 'account',
    subjectId: input.accountId,
    areaPath: first.areaPath,
    reason: input.reason,
    facts: { sessionsEnded },
  });
  return { done: true };
}
