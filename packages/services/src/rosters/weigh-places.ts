import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { againstPut, againstSwap, placedIn, withoutPlace } from '@linli/domain/rosters/against-put';
import { settle } from '@linli/domain/rosters/settle';
import type { Ctx } from '../context.ts';
import { loadPlanFacts } from './load-plan-facts.ts';
import { inState, loadRoster } from './load-roster.ts';
import { assertGivable, isGivable, loadPlaces, placesHeld } from './weigh-change.ts';

/**
 * Where somebody could be put among some shifts of a proposal, and with whom they could swap; asked once when a person is picked
 * up. The plan's facts are read and settled once; each shift and each swap is then a look at two people. Shifts that are not
 * of the plan are left out, and so are swaps with places the proposal may not move.
 * @throws Problem not-found (place or person), illegal-transition (place held or locked, no proposal any more), not-allowed
 */
export async function weighPlaces(
  ctx: Ctx,
  { rosterId, accountId, fromShiftId, shiftIds }: ParsedInputOf<'POST /rosters/weigh-places'>,
): Promise<ReplyOf<'POST /rosters/weigh-places'>> {
  const found = await loadRoster(ctx, rosterId, 'rosters.plan');
  inState(found, 'proposed');
  const loaded = await loadPlanFacts(ctx, ctx.clock.now(), found.roster);
  if (!loaded) throw new Problem('not-found');
  const { facts } = loaded;
  const rows = placesHeld(facts, await loadPlaces(ctx, rosterId));
  const from = fromShiftId === null ? null : { shiftId: fromShiftId, accountId };
  if (from) assertGivable(facts, rows, from);
  const at = placedIn(settle(facts, rows));
  if (!at.person(accountId)) throw new Problem('not-found');
  const free = from ? withoutPlace(at, from) : at;
  const asked = new Set(shiftIds.filter((id) => id !== fromShiftId));
  return {
    shifts: [...asked].flatMap((shiftId) => {
      const reasons = againstPut(facts, free, { shiftId, accountId });
      return reasons === null ? [] : [{ shiftId, reasons }];
    }),
    swaps: rows
      .filter(
        (row) =>
          from !== null && asked.has(row.shiftId) && row.accountId !== accountId && isGivable(facts, row),
      )
      .flatMap((row) => {
        const against = from && againstSwap(facts, at, from, row);
        return against ? [{ shiftId: row.shiftId, accountId: row.accountId, ...against }] : [];
      }),
  };
}
