import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { claims, relieves, shifts } from '@linli/db/shifts/tables';
import { may } from '@linli/domain/identity/rights';
import { and, eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { settleRelieves } from './settle-relieves.ts';

/**
 * Looks for nobody else any more: who holds the place, who asked, or the lead.
 * @throws Problem not-found, not-allowed, second-factor-needed; already-done for a repeat; lost-race when it is over otherwise
 */
export async function withdrawRelieve(
  ctx: Ctx,
  { relieveId }: ParsedInputOf<'POST /shifts/withdraw-relieve'>,
): Promise<ReplyOf<'POST /shifts/withdraw-relieve'>> {
  const now = ctx.clock.now();
  reach(ctx, 'shifts.view');
  const { accountId, posts } = signedIn(ctx);
  const [found] = await ctx.db
    .select({ relieve: relieves, holder: claims.accountId, areaPath: shifts.areaPath })
    .from(relieves)
    .innerJoin(claims, eq(claims.id, relieves.claimId))
    .innerJoin(shifts, eq(shifts.id, claims.shiftId))
    .where(eq(relieves.id, relieveId));
  const mine = found && [found.relieve.askedBy, found.holder].includes(accountId);
  if (!found || !(mine || may(posts, 'shifts.lead', found.areaPath))) throw new Problem('not-found');
  const ended = await settleRelieves(
    ctx,
    now,
    and(eq(relieves.id, relieveId), eq(relieves.state, 'open')),
    'withdrawn',
  );
  if (ended === 0) throw new Problem(found.relieve.state === 'withdrawn' ? 'already-done' : 'lost-race');
  await record(ctx, now, {
    action: 'shifts.withdraw-relieve',
    subjectKind: 'claim',
    subjectId: found.relieve.claimId,
    areaPath: found.areaPath,
    facts: { relieveId },
  });
  return { done: true };
}
