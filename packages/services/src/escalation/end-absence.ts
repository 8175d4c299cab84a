import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { absences } from '@linli/db/escalation/tables';
import { may } from '@linli/domain/identity/rights';
import { eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { atDesk } from './desk-reach.ts';
import { postsOf } from './set-absence.ts';

/**
 * Somebody is back before the time, or does not go: what has begun ends now, what has not is taken away.
 * @throws Problem not-found, not-allowed, second-factor-needed; already-done when it is over
 */
export async function endAbsence(
  ctx: Ctx,
  { absenceId }: ParsedInputOf<'POST /escalation/end-absence'>,
): Promise<ReplyOf<'POST /escalation/end-absence'>> {
  const own = atDesk(ctx);
  const now = ctx.clock.now();
  const [absence] = await ctx.db.select().from(absences).where(eq(absences.id, absenceId)).for('update');
  const posts = absence ? await postsOf(ctx, now, absence.accountId) : [];
  const mine = signedIn(ctx).posts;
  const sees = absence?.accountId === own || posts.some(({ path }) => may(mine, 'posts.view', path));
  if (!absence || !sees) throw new Problem('not-found');
  if (absence.accountId !== own && !posts.some(({ path }) => may(mine, 'absences.set', path)))
    throw new Problem('not-allowed');
  if (absence.untilAt <= now) throw new Problem('already-done');
  if (absence.fromAt < now)
    await ctx.db.update(absences).set({ untilAt: now }).where(eq(absences.id, absenceId));
  else await ctx.db.delete(absences).where(eq(absences.id, absenceId));
  await record(ctx, now, {
    action: 'escalation.end-absence',
    subjectKind: 'absence',
    subjectId: absenceId,
    areaPath: posts[0]?.path ?? null,
    facts: { accountId: absence.accountId },
  });
  return { done: true };
}
