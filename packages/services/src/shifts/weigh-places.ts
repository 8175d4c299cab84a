import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { isWithin } from '@linli/domain/identity/rights';
import { type Mover, weighPlaces as weigh } from '@linli/domain/shifts/weigh-places';
import { reach } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { readClaim } from './hold-claim.ts';
import { loadRulesOf } from './load-rules.ts';
import { loadShiftFacts, shiftsAmong } from './load-shift-facts.ts';
import { loadStanding } from './load-standing.ts';

/**
 * Where somebody could stand among some shifts, and with whom they could swap; asked once when a person is picked up. Four
 * statements however many shifts and people they are. Shifts the actor does not lead are left out.
 * @throws Problem not-found, not-allowed, second-factor-needed
 */
export async function weighPlaces(
  ctx: Ctx,
  { accountId, claimId, shiftIds }: ParsedInputOf<'POST /shifts/weigh-places'>,
): Promise<ReplyOf<'POST /shifts/weigh-places'>> {
  const now = ctx.clock.now();
  const paths = reach(ctx, 'shifts.lead');
  const claim = claimId === null ? null : await readClaim(ctx, claimId);
  const wanted = [...new Set([...shiftIds, ...(claim ? [claim.shiftId] : [])])];
  const shifts = (await loadShiftFacts(ctx, shiftsAmong(wanted)))
    .map(({ facts }) => facts)
    .filter(({ areaPath }) => paths.some((path) => isWithin(areaPath, path)));
  const left = claim && shifts.find(({ id }) => id === claim.shiftId);
  if (shifts.length === 0 || (claim && (!left || claim.accountId !== accountId)))
    throw new Problem('not-found');
  const standings = await loadStanding(
    ctx,
    now,
    [
      ...new Set([
        accountId,
        ...(left ? shifts.flatMap(({ holders }) => holders.map((each) => each.accountId)) : []),
      ]),
    ],
    {
      startsAt: new Date(Math.min(...shifts.map(({ startsAt }) => startsAt.getTime()))),
      endsAt: new Date(Math.max(...shifts.map(({ endsAt }) => endsAt.getTime()))),
    },
  );
  const person = standings.get(accountId);
  // Whoever is of none of these places is nobody's to be asked about.
  if (!person?.paths.some((path) => shifts.some(({ areaPath }) => isWithin(areaPath, path))))
    throw new Problem('not-found');
  const rulesAt = await loadRulesOf(
    ctx,
    shifts.map(({ areaPath }) => areaPath),
  );
  const from: Mover['from'] = claim && left ? { claimId: claim.id, shift: left } : null;
  return weigh({ person, from }, shifts, standings, rulesAt, now);
}
