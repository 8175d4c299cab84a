import { RosterWeights } from '@linli/contracts/rosters/endpoints';
import { arrayLiteral } from '@linli/db/array-literal';
import { areas } from '@linli/db/people/tables';
import type { rosters } from '@linli/db/rosters/tables';
import { shifts } from '@linli/db/shifts/tables';
import { addDays, instantOf, timeOf } from '@linli/domain/civil-time';
import { isWithin } from '@linli/domain/identity/rights';
import { worksOn } from '@linli/domain/requests/working-time';
import type { PlanClaim, PlanFacts, PlanShift } from '@linli/domain/rosters/facts';
import { minutesOf } from '@linli/domain/rosters/free-for';
import { planPolicy } from '@linli/domain/rosters/weights';
import { mondayOf } from '@linli/domain/shifts/hours-of-work';
import { and, between, eq, inArray, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { communityOf } from '../people/community-of.ts';
import { loadCalendar } from '../requests/load-calendar.ts';
import { loadRulesOf } from '../shifts/load-rules.ts';
import { loadShiftFacts, type ShiftLoaded } from '../shifts/load-shift-facts.ts';
import { loadStanding } from '../shifts/load-standing.ts';
import { within } from '../within.ts';
import { askableQuery, loadPairsAmong, loadPlanPeople } from './load-plan-people.ts';

type Roster = typeof rosters.$inferSelect;

/** A plan's facts, with its shifts as lists show them. */
export interface PlanLoaded {
  readonly facts: PlanFacts;
  readonly shifts: ReadonlyMap<string, ShiftLoaded>;
}

// Six weeks of eight posts with four shifts a day are 1,344.
const mostShifts = 5_000;

/**
 * Everything a plan is made from. Call it in one transaction that sees one moment.
 * @returns null when the area is gone
 */
export async function loadPlanFacts(ctx: Ctx, now: Date, roster: Roster): Promise<PlanLoaded | null> {
  const { zone } = ctx.settings;
  const [area] = await ctx.db.select({ path: areas.path }).from(areas).where(eq(areas.id, roster.areaId));
  const community = area ? await communityOf(ctx, area.path) : null;
  if (!area || !community) return null;
  const calendar = await loadCalendar(ctx);
  const works = (day: string) => worksOn(day, calendar);
  const own = await loadShiftFacts(
    ctx,
    and(within(shifts.areaPath, [area.path]), between(shifts.day, roster.fromDay, roster.untilDay)),
    { limit: mostShifts },
  );
  const ids = await peopleOf(ctx, now, community.path, own);
  const from = instantOf(roster.fromDay, '00:00', zone);
  // The rest of the last week, and the morning after, bind the last days.
  const until = addDays(mondayOf(roster.untilDay), 8);
  const standings = await loadStanding(ctx, now, ids, {
    startsAt: from,
    endsAt: instantOf(until, '00:00', zone),
  });
  const known = new Set(own.map(({ facts }) => facts.id));
  const elsewhere = [...standings.values()].flatMap(({ held }) =>
    held.filter(({ day, shiftId }) => day >= roster.fromDay && day < until && !known.has(shiftId)),
  );
  const others =
    elsewhere.length === 0
      ? []
      : await loadShiftFacts(ctx, inArray(shifts.id, [...new Set(elsewhere.map(({ shiftId }) => shiftId))]), {
          limit: mostShifts,
        });
  const all = [...own, ...others];
  const rulesAt = await loadRulesOf(
    ctx,
    all.map(({ facts }) => facts.areaPath),
  );
  const people = await loadPlanPeople(ctx, now, standings, {
    fromDay: roster.fromDay,
    untilDay: roster.untilDay,
    worksOn: works,
    nightWeight: rulesAt(area.path).nightWeight,
  });
  const soonest = now.getTime() + planPolicy.leadMinutes * 60_000;
  const facts: PlanFacts = {
    now,
    midnight: from,
    fromDay: roster.fromDay,
    untilDay: roster.untilDay,
    worksOn: works,
    rulesAt,
    shifts: all.map(
      (loaded): PlanShift => ({
        facts: loaded.facts,
        wall: {
          day: loaded.facts.day,
          from: minutesOf(timeOf(loaded.facts.startsAt, zone)),
          minutes: Math.round((loaded.facts.endsAt.getTime() - loaded.facts.startsAt.getTime()) / 60_000),
        },
        dayOff: !works(loaded.facts.day),
        planned:
          known.has(loaded.facts.id) &&
          isWithin(loaded.facts.areaPath, area.path) &&
          loaded.facts.open &&
          loaded.facts.startsAt.getTime() > soonest,
      }),
    ),
    people,
    claims: await claimsOf(ctx, roster, all, new Set(standings.keys())),
    pairs: await loadPairsAmong(ctx, [...standings.keys()]),
    weights: RosterWeights.parse(roster.weights),
    replans: roster.replansId !== null,
  };
  return { facts, shifts: new Map(all.map((loaded) => [loaded.facts.id, loaded])) };
}

/** Whom the plan may ask, and whoever stands on one of its shifts already. */
async function peopleOf(
  ctx: Ctx,
  now: Date,
  communityPath: string,
  own: readonly ShiftLoaded[],
): Promise<string[]> {
  const askable = await ctx.db.execute<{ account_id: string }>(askableQuery(now, communityPath));
  const holders = own.flatMap(({ facts }) => facts.holders.map(({ accountId }) => accountId));
  return [...new Set([...askable.map(({ account_id }) => account_id), ...holders])].sort();
}

/** Claims a roster may move: offers of the one it replaces that nobody confirmed or locked. */
export async function movableClaims(
  ctx: Pick<Ctx, 'db'>,
  { replansId }: Pick<Roster, 'replansId'>,
  shiftIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (replansId === null) return new Set();
  const rows = await ctx.db.execute<{ id: string }>(sql`
    select held.id from claims held
    left join roster_places place on place.roster_id = ${replansId}::uuid
      and place.shift_id = held.shift_id and place.account_id = held.account_id
    where held.state = 'offered' and held.way = 'roster' and not coalesce(place.locked, false)
      and held.shift_id = any(${arrayLiteral(shiftIds)}::uuid[])`);
  return new Set(rows.map(({ id }) => id));
}

async function claimsOf(
  ctx: Ctx,
  roster: Roster,
  all: readonly ShiftLoaded[],
  people: ReadonlySet<string>,
): Promise<PlanClaim[]> {
  const movable = await movableClaims(
    ctx,
    roster,
    all.map(({ facts }) => facts.id),
  );
  return all.flatMap(({ facts }) =>
    facts.holders
      .filter(({ accountId }) => people.has(accountId))
      .map(({ accountId, claimId }) => ({ shiftId: facts.id, accountId, movable: movable.has(claimId) })),
  );
}
