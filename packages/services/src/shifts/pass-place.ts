import { Problem } from '@linli/contracts/problem';
import { claims } from '@linli/db/shifts/tables';
import { againstAsking, mayStand } from '@linli/domain/shifts/may-stand';
import { shiftWithout } from '@linli/domain/shifts/standing';
import { eq } from 'drizzle-orm';
import { accountOf, type Ctx } from '../context.ts';
import { tell } from '../notices/tell.ts';
import { endClaim } from './end-claim.ts';
import { readClaim, rereadClaim } from './hold-claim.ts';
import { loadRules } from './load-rules.ts';
import { loadStanding } from './load-standing.ts';
import { placeClaim } from './place-claim.ts';
import { ringOffers } from './ring-offers.ts';

// As for a place given by hand: nobody should have to answer within the hour.
const answerHours = 24;

/**
 * A place of somebody who leaves is kept for one person, who is asked and may say no; then it opens for others as any offer does. People
 * and shifts are held by the caller. @throws Problem lost-race when the place has moved on, or a rule is against it by now
 */
export async function passPlace(
  ctx: Ctx,
  now: Date,
  { claimId, toAccountId, reason }: { claimId: string; toAccountId: string; reason: string },
): Promise<void> {
  const { claim, loaded } = await rereadClaim(ctx, await readClaim(ctx, claimId));
  if ((claim.state !== 'claimed' && claim.state !== 'offered') || loaded.facts.startsAt <= now)
    throw new Problem('lost-race');
  const shift = shiftWithout(loaded.facts, claimId);
  const person = (await loadStanding(ctx, now, [toAccountId], shift)).get(toAccountId);
  const { rules } = await loadRules(ctx, shift.areaPath);
  if (!person || againstAsking(mayStand(person, shift, rules, now)).length > 0)
    throw new Problem('lost-race');
  const by = accountOf(ctx.actor);
  await endClaim(ctx, now, claim, claim.state === 'claimed' ? 'replaced' : 'taken-off', { by, reason });
  const confirmBy = new Date(Math.min(now.getTime() + answerHours * 3_600_000, shift.startsAt.getTime()));
  const next = await placeClaim(ctx, now, { person, shift, way: 'staff', by, confirmBy });
  if (claim.state === 'claimed')
    await ctx.db.update(claims).set({ replacedBy: next }).where(eq(claims.id, claimId));
  await ringOffers(ctx, confirmBy);
  await tell(ctx, now, {
    kind: 'shift-offered',
    accountIds: [toAccountId],
    matter: `shift-offered:${next}`,
    facts: { claimId: next, shifts: 1, until: confirmBy.toISOString() },
    expiresAt: confirmBy,
  });
}
