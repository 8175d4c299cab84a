import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid, Problem } from '@linli/contracts/problem';
import { absences } from '@linli/db/escalation/tables';
import { may, rights } from '@linli/domain/identity/rights';
import { sql } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { orTaken } from '../taken.ts';
import { atDesk } from './desk-reach.ts';

/**
 * Notes that somebody with a post is on leave, oneself or somebody in one's area. Ladders pass them then, or tell their
 * stand-in: somebody with a post who may handle cases.
 * @throws Problem not-found for somebody outside one's areas, not-allowed, second-factor-needed; invalid-input;
 *   already-done when they are on leave in a part of that time
 */
export async function setAbsence(
  ctx: Ctx,
  input: ParsedInputOf<'POST /escalation/set-absence'>,
): Promise<ReplyOf<'POST /escalation/set-absence'>> {
  const own = atDesk(ctx);
  const now = ctx.clock.now();
  const accountId = input.accountId ?? own;
  const [fromAt, untilAt] = [new Date(input.fromAt), new Date(input.untilAt)];
  if (untilAt <= fromAt) throw invalid('/untilAt', 'wrong-order');
  if (untilAt <= now) throw invalid('/untilAt', 'in-the-past');
  const posts = await postsOf(ctx, now, accountId);
  const mine = signedIn(ctx).posts;
  if (posts.length === 0) throw new Problem('not-found');
  if (accountId !== own && !posts.some(({ path }) => may(mine, 'absences.set', path)))
    throw new Problem(posts.some(({ path }) => may(mine, 'posts.view', path)) ? 'not-allowed' : 'not-found');
  const { standInId } = input;
  if (standInId !== null) {
    const handlers: readonly string[] = rights['requests.handle'];
    const held = standInId === accountId ? [] : await postsOf(ctx, now, standInId);
    if (!held.some(({ role }) => handlers.includes(role))) throw invalid('/standInId', 'not-an-option');
  }
  const absenceId = ctx.ids.next();
  await orTaken(
    ctx.db
      .insert(absences)
      .values({ id: absenceId, accountId, fromAt, untilAt, standInId, setBy: own, setAt: now }),
    { absences_once: () => new Problem('already-done') },
  );
  await record(ctx, now, {
    action: 'escalation.set-absence',
    subjectKind: 'absence',
    subjectId: absenceId,
    areaPath: posts[0]?.path ?? null,
    facts: { accountId, standInId, from: fromAt.toISOString(), until: untilAt.toISOString() },
  });
  return { absenceId };
}

/** Live posts of an account, with the paths of their areas. */
export async function postsOf(
  ctx: Ctx,
  now: Date,
  accountId: string,
): Promise<readonly { role: string; path: string }[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  return ctx.db.execute<{ role: string; path: string }>(sql`
    select post.role, place.path::text
    from appointments post join areas place on place.id = post.area_id
    join accounts account on account.id = post.account_id and account.closed_at is null
    where post.account_id = ${accountId}::uuid
      and post.from_at <= ${at} and (post.until_at is null or post.until_at > ${at})
    order by post.from_at, post.id`);
}
