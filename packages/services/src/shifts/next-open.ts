import type { OpenShift } from '@linli/contracts/shifts/claim-endpoints';
import type { ShiftRules } from '@linli/contracts/shifts/values';
import { shifts } from '@linli/db/shifts/tables';
import { mayStand } from '@linli/domain/shifts/may-stand';
import { type HomePlaces, nextBest } from '@linli/domain/shifts/near';
import type { ShiftFacts, Standing } from '@linli/domain/shifts/standing';
import { and, ne, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { openTo } from './list-open.ts';
import { loadHome } from './load-home.ts';
import { loadRulesOf } from './load-rules.ts';
import { loadShiftFacts, type ShiftLoaded } from './load-shift-facts.ts';
import { openViews } from './open-views.ts';

// Most often one of the soonest will do; two days of a community with some checkpoints are the most that is looked at.
const looked = [12, 60];

/** The next best open shift for somebody who was too late for one; null: there is none for them soon. */
export async function nextOpen(
  ctx: Ctx,
  now: Date,
  person: Standing,
  lost: ShiftFacts,
  rules: ShiftRules,
): Promise<OpenShift | null> {
  for (const limit of looked) {
    const [found, home] = await Promise.all([
      loadShiftFacts(
        ctx,
        and(openTo(person, now), ne(shifts.id, lost.id), sql`${shifts.taken} < ${shifts.people}`),
        { limit },
      ),
      loadHome(ctx, person),
    ]);
    const elsewhere = found.map(({ facts }) => facts.areaPath).filter((path) => path !== lost.areaPath);
    const rulesAt = await loadRulesOf(ctx, elsewhere);
    const fine = found.filter(
      ({ facts }) =>
        mayStand(person, facts, facts.areaPath === lost.areaPath ? rules : rulesAt(facts.areaPath), now)
          .length === 0,
    );
    if (fine.length > 0) return nearest(ctx, person, home, lost, fine);
    if (found.length < limit) return null;
  }
  return null;
}

async function nearest(
  ctx: Ctx,
  person: Standing,
  home: HomePlaces,
  lost: ShiftFacts,
  fine: readonly ShiftLoaded[],
): Promise<OpenShift | null> {
  const best = nextBest(
    lost,
    fine.map(({ facts }) => facts),
    home,
    ctx.settings.zone,
  );
  const [view] = await openViews(
    ctx,
    person.accountId,
    home,
    fine.filter(({ facts }) => facts.id === best?.id).map((loaded) => ({ loaded, reasons: [] })),
  );
  return view ?? null;
}
