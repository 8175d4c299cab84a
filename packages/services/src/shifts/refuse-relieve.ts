import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { relieveAnswers, relieves } from '@linli/db/shifts/tables';
import { and, eq, isNull } from 'drizzle-orm';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { settleRelieves } from './settle-relieves.ts';

/**
 * Says no to a stand-in or a swap: it costs nothing. When nobody is left of those who were asked, who asked is told.
 * @throws Problem not-found, not-allowed, second-factor-needed; already-done for a repeat; lost-race when it is over
 */
export async function refuseRelieve(
  ctx: Ctx,
  { relieveId }: ParsedInputOf<'POST /shifts/not-me'>,
): Promise<ReplyOf<'POST /shifts/not-me'>> {
  const now = ctx.clock.now();
  reach(ctx, 'shifts.claim');
  const { accountId } = signedIn(ctx);
  const mine = and(eq(relieveAnswers.relieveId, relieveId), eq(relieveAnswers.accountId, accountId));
  const [asked] = await ctx.db.select().from(relieveAnswers).where(mine);
  if (!asked) throw new Problem('not-found');
  // Held, so that of the last two who say no one finds that nobody is left.
  const [relieve] = await ctx.db
    .select({ state: relieves.state })
    .from(relieves)
    .where(eq(relieves.id, relieveId))
    .for('no key update');
  if (asked.declinedAt !== null) throw new Problem('already-done');
  if (relieve?.state !== 'open') throw new Problem('lost-race');
  await ctx.db.update(relieveAnswers).set({ declinedAt: now }).where(mine);
  const left = await ctx.db.$count(
    relieveAnswers,
    and(eq(relieveAnswers.relieveId, relieveId), isNull(relieveAnswers.declinedAt)),
  );
  if (left === 0)
    await settleRelieves(ctx, now, and(eq(relieves.id, relieveId), eq(relieves.state, 'open')), 'declined');
  return { done: true };
}
