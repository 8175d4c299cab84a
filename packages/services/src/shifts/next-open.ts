import type { OpenShift } from '@linli/contracts/shifts/claim-endpoints';
import { shifts } from '@linli/db/shifts/tables';
import { mayStand } from '@linli/domain/shifts/may-stand';
import { nextBest } from '@linli/domain/shifts/near';
import type { ShiftFacts, Standing } from '@linli/domain/shifts/standing';
import { and, ne, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { openTo } from './list-open.ts';
import { loadHome } from './load-home.ts';
import { loadRulesOf } from './load-rules.ts';
import { loadShiftFacts } from './load-shift-facts.ts';
import { openViews } from './open-views.ts';

// Two days of a community with some checkpoints: beyond that "next" has lost its sense.
const looked = 60;

/** The next best open shift for somebody who was too late for one; null: there is none for them soon. */
export async function nextOpen(
  ctx: Ctx,
  now: Date,
  person: Standing,
  lost: ShiftFacts,
): Promise<OpenShift | null> {
  const found = await loadShiftFacts(
    ctx,
    and(openTo(person, now), ne(shifts.id, lost.id), sql`${shifts.taken} < ${shifts.people}`),
    { limit: looked },
  );
  const rulesAt = await loadRulesOf(
    ctx,
    found.map(({ facts }) => facts.areaPath),
  );
  const fine = found.filter(
    ({ facts }) => mayStand(person, facts, rulesAt(facts.areaPath), now).length === 0,
  );
  if (fine.length === 0) return null;
  const home = await loadHome(ctx, person);
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
