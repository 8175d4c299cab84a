import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { relieveAnswers, relieves } from '@linli/db/shifts/tables';
import { may } from '@linli/domain/identity/rights';
import { againstAsking } from '@linli/domain/shifts/may-stand';
import { shiftWithout } from '@linli/domain/shifts/standing';
import { record } from '../audit/record.ts';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { tell } from '../notices/tell.ts';
import { orTaken } from '../taken.ts';
import { holdClaim, readClaim } from './hold-claim.ts';
import { loadCandidates } from './load-candidates.ts';

// More answers than one place needs, and few enough that a question stays worth reading.
const mostAsked = 30;

/**
 * Looks for somebody to take over a place: one person by name, or of all who may those who have rested longest. Asked by who
 * holds the place, also after the limit for cancelling, or by the lead on their behalf. It ends at the start at the latest.
 * @throws Problem not-found, not-allowed, second-factor-needed; already-done when somebody is looked for already;
 *   illegal-transition for a place that is not theirs any more or has begun; rule-refused for a person who may not stand there
 */
export async function askStandIn(
  ctx: Ctx,
  { claimId, toAccountId, reason }: ParsedInputOf<'POST /shifts/ask-stand-in'>,
): Promise<ReplyOf<'POST /shifts/ask-stand-in'>> {
  const now = ctx.clock.now();
  reach(ctx, 'shifts.view');
  const { accountId, posts } = signedIn(ctx);
  const { claim, loaded } = await holdClaim(ctx, await readClaim(ctx, claimId));
  const own = claim.accountId === accountId;
  if (!own && !may(posts, 'shifts.lead', loaded.facts.areaPath)) throw new Problem('not-found');
  if (claim.state !== 'claimed' || claim.startsAt <= now || claim.accountId === toAccountId)
    throw new Problem('illegal-transition');
  const shift = shiftWithout(loaded.facts, claimId);
  const fit = (await loadCandidates(ctx, now, shift)).filter(
    ({ person, reasons }) =>
      person.accountId !== claim.accountId &&
      (toAccountId === null || person.accountId === toAccountId) &&
      againstAsking(reasons).length === 0,
  );
  if (toAccountId !== null && fit.length === 0) throw new Problem('rule-refused');
  const asked = fit.slice(0, mostAsked).map(({ person }) => person.accountId);
  const relieveId = ctx.ids.next();
  await orTaken(
    ctx.db.insert(relieves).values({
      id: relieveId,
      claimId,
      kind: 'stand-in',
      askedBy: accountId,
      toAccountId,
      reason,
      askedAt: now,
      expiresAt: claim.startsAt,
    }),
    { relieves_open: () => new Problem('already-done') },
  );
  if (asked.length > 0)
    await ctx.db
      .insert(relieveAnswers)
      .values(asked.map((who) => ({ relieveId, accountId: who, askedAt: now })));
  await record(ctx, now, {
    action: 'shifts.ask-stand-in',
    subjectKind: 'claim',
    subjectId: claimId,
    areaPath: shift.areaPath,
    facts: { relieveId, asked: asked.length, own },
  });
  await tell(ctx, now, {
    kind: 'relieve-asked',
    accountIds: asked,
    matter: `relieve:${relieveId}`,
    facts: {
      relieveId,
      shiftId: shift.id,
      start: shift.startsAt.toISOString(),
      until: claim.startsAt.toISOString(),
    },
    expiresAt: claim.startsAt,
  });
  return { relieveId, asked: asked.length };
}
