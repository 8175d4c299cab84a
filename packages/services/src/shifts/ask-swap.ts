import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { relieveAnswers, relieves } from '@linli/db/shifts/tables';
import { againstAsking } from '@linli/domain/shifts/may-stand';
import { swapReasons } from '@linli/domain/shifts/swap-reasons';
import { record } from '../audit/record.ts';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { tell } from '../notices/tell.ts';
import { orTaken } from '../taken.ts';
import { readClaim, readOwnClaim } from './hold-claim.ts';
import { holdSwap } from './hold-swap.ts';

/**
 * Asks one person to swap places, if no limit speaks against it for either. It ends at the earlier start at the latest.
 * @throws Problem not-found, not-allowed, second-factor-needed; already-done when somebody is looked for already;
 *   illegal-transition when one of the places is not held any more or has begun
 */
export async function askSwap(
  ctx: Ctx,
  { claimId, withClaimId, reason }: ParsedInputOf<'POST /shifts/ask-swap'>,
): Promise<ReplyOf<'POST /shifts/ask-swap'>> {
  const now = ctx.clock.now();
  reach(ctx, 'shifts.claim');
  const { accountId } = signedIn(ctx);
  const { mine, theirs } = await holdSwap(
    ctx,
    now,
    await readOwnClaim(ctx, accountId, claimId),
    await readClaim(ctx, withClaimId),
  );
  const reasons = swapReasons(mine.side, theirs.side, now);
  if (reasons.one.some((each) => each.reason === 'outside-reach')) throw new Problem('not-found');
  if (mine.claim.shiftId === theirs.claim.shiftId) throw new Problem('illegal-transition');
  const against = [...reasons.one, ...againstAsking(reasons.other)];
  if (against.length > 0) return { outcome: 'not-possible', reasons: against };
  const expiresAt = new Date(Math.min(mine.claim.startsAt.getTime(), theirs.claim.startsAt.getTime()));
  const relieveId = ctx.ids.next();
  const toAccountId = theirs.claim.accountId;
  await orTaken(
    ctx.db.insert(relieves).values({
      id: relieveId,
      claimId,
      kind: 'swap',
      askedBy: accountId,
      toAccountId,
      withClaimId,
      reason,
      askedAt: now,
      expiresAt,
    }),
    { relieves_open: () => new Problem('already-done') },
  );
  await ctx.db.insert(relieveAnswers).values({ relieveId, accountId: toAccountId, askedAt: now });
  await record(ctx, now, {
    action: 'shifts.ask-swap',
    subjectKind: 'claim',
    subjectId: claimId,
    areaPath: mine.side.shift.areaPath,
    facts: { relieveId, withClaimId },
  });
  await tell(ctx, now, {
    kind: 'relieve-asked',
    accountIds: [toAccountId],
    matter: `relieve:${relieveId}`,
    facts: {
      relieveId,
      shiftId: mine.claim.shiftId,
      start: mine.claim.startsAt.toISOString(),
      until: expiresAt.toISOString(),
    },
    expiresAt,
  });
  return { outcome: 'asked', relieveId };
}
