import { arrayLiteral } from '@linli/db/array-literal';
import { addDays } from '@linli/domain/civil-time';
import { rights } from '@linli/domain/identity/rights';
import { anyTime, type Ledger, type Pair, type PlanPerson } from '@linli/domain/rosters/facts';
import { planPolicy } from '@linli/domain/rosters/weights';
import type { Standing } from '@linli/domain/shifts/standing';
import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { loadAvailability } from './load-availability.ts';

/** Which plan people are loaded for. */
export interface PlanSpan {
  readonly fromDay: string;
  readonly untilDay: string;
  readonly worksOn: (day: string) => boolean;
  /** What an hour of night weighs, in hundredths. */
  readonly nightWeight: number;
}

// A community has some hundred volunteers; a plan of more would be one of several.
const mostPeople = 1_000;

/**
 * Query of `account_id` of those a plan may ask: volunteers of the community, and others on the ground who said when they can
 * come. A post above the community counts there as well.
 */
export const askableQuery = (now: Date, communityPath: string): SQL => {
  const at = sql`${now.toISOString()}::timestamptz`;
  const path = sql`${communityPath}::text::ltree`;
  return sql`
    select post.account_id from areas place
    join appointments post on post.area_id = place.id and post.role = any(${arrayLiteral(rights['shifts.claim'])}::text[])
      and post.from_at <= ${at} and (post.until_at is null or post.until_at > ${at})
    where (place.path <@ ${path} or place.path @> ${path}) and place.closed_at is null
      and (post.role = 'volunteer'
        or exists (select from availabilities said where said.account_id = post.account_id))
    group by post.account_id order by post.account_id limit ${mostPeople}::int`;
};

/** What is known of people besides where they may stand: what they said, what they carried, where they live. */
export async function loadPlanPeople(
  ctx: Pick<Ctx, 'db' | 'settings'>,
  now: Date,
  standings: ReadonlyMap<string, Standing>,
  span: PlanSpan,
): Promise<PlanPerson[]> {
  const ids = [...standings.keys()];
  const said = await loadAvailability(ctx, ids, span.fromDay);
  const ledgers = await loadLedgers(ctx, now, ids, span);
  const homes = await loadHomes(ctx, ids);
  const refused = await loadRefused(ctx, ids, span);
  return [...standings.values()]
    .sort((a, b) => (a.accountId < b.accountId ? -1 : 1))
    .map((standing) => ({
      standing,
      availability: said.get(standing.accountId) ?? anyTime,
      ledger: ledgers.get(standing.accountId) ?? nothing,
      buildingPath: homes.get(standing.accountId)?.building ?? null,
      homePath: homes.get(standing.accountId)?.home ?? null,
      refused: refused.get(standing.accountId) ?? new Set(),
    }));
}

const nothing: Ledger = { weighedMinutes: 0, minutes: 0, nightMinutes: 0, daysOff: 0 };

/** Service of the last 90 days by person and day; what they hold until the plan begins counts as served. */
export const ledgerQuery = (now: Date, ids: readonly string[], fromDay: string, zone: string): SQL => {
  const since = sql`${new Date(now.getTime() - planPolicy.ledgerDays * 86_400_000).toISOString()}::timestamptz`;
  const who = sql`any(${arrayLiteral(ids)}::uuid[])`;
  return sql`
    select account_id, day, sum(minutes)::int as minutes, sum(night_minutes)::int as night_minutes from (
      select served.account_id, (served.from_at at time zone ${zone})::date::text as day, served.minutes, served.night_minutes
      from service_hours served where served.account_id = ${who} and served.from_at >= ${since}
      union all
      select held.account_id, shift.day::text, shift.minutes, shift.night_minutes
      from claims held join shifts shift on shift.id = held.shift_id
      where held.account_id = ${who} and held.starts_at >= ${since} and shift.day < ${fromDay}::date
        and held.state in ('offered', 'claimed', 'on-duty', 'left')) carried
    group by account_id, day`;
};

async function loadLedgers(
  ctx: Pick<Ctx, 'db' | 'settings'>,
  now: Date,
  ids: readonly string[],
  { fromDay, worksOn, nightWeight }: PlanSpan,
): Promise<Map<string, Ledger>> {
  const rows = await ctx.db.execute<{
    account_id: string;
    day: string;
    minutes: number;
    night_minutes: number;
  }>(ledgerQuery(now, ids, fromDay, ctx.settings.zone));
  const ledgers = new Map<string, { -readonly [K in keyof Ledger]: Ledger[K] }>();
  for (const { account_id, day, minutes, night_minutes } of rows) {
    const ledger = ledgers.get(account_id) ?? { ...nothing };
    ledgers.set(account_id, ledger);
    ledger.nightMinutes += night_minutes;
    if (minutes > 0 && !worksOn(day)) ledger.daysOff += 1;
    if (day < addDays(fromDay, -planPolicy.hoursDays)) continue;
    ledger.minutes += minutes;
    ledger.weighedMinutes += minutes + (night_minutes * (nightWeight - 100)) / 100;
  }
  // Corrections may take back more than the window holds.
  return new Map(
    [...ledgers].map(([id, ledger]) => [
      id,
      {
        ...ledger,
        minutes: Math.max(0, ledger.minutes),
        weighedMinutes: Math.max(0, ledger.weighedMinutes),
        nightMinutes: Math.max(0, ledger.nightMinutes),
      },
    ]),
  );
}

/** The door of each person and the building around it, where the register knows one. */
async function loadHomes(
  ctx: Pick<Ctx, 'db'>,
  ids: readonly string[],
): Promise<Map<string, { home: string; building: string | null }>> {
  const rows = await ctx.db.execute<{ account_id: string; home: string; building: string | null }>(sql`
    select person.account_id, floor.path::text as home, building.path::text as building
    from persons person
    join memberships living on living.person_id = person.id and living.until_at is null
    join households flat on flat.id = living.household_id
    join areas floor on floor.id = flat.area_id
    left join areas building on building.path @> floor.path and building.kind = 'building'
    where person.account_id = any(${arrayLiteral(ids)}::uuid[])`);
  return new Map(rows.map(({ account_id, ...where }) => [account_id, where]));
}

/** Shifts of the plan somebody is not asked about again. */
async function loadRefused(
  ctx: Pick<Ctx, 'db'>,
  ids: readonly string[],
  { fromDay, untilDay }: PlanSpan,
): Promise<Map<string, Set<string>>> {
  const rows = await ctx.db.execute<{ account_id: string; shift_id: string }>(sql`
    select ended.account_id, ended.shift_id from claims ended join shifts shift on shift.id = ended.shift_id
    where ended.account_id = any(${arrayLiteral(ids)}::uuid[])
      and shift.day between ${fromDay}::date and ${untilDay}::date
      and ended.state in ('declined', 'expired', 'cancelled', 'replaced', 'taken-off', 'no-show')`);
  const refused = new Map<string, Set<string>>();
  for (const { account_id, shift_id } of rows)
    refused.set(account_id, (refused.get(account_id) ?? new Set()).add(shift_id));
  return refused;
}

/** Agreed pairs of which both are among these people. */
export async function loadPairsAmong(ctx: Pick<Ctx, 'db'>, ids: readonly string[]): Promise<Pair[]> {
  const among = sql`any(${arrayLiteral(ids)}::uuid[])`;
  const rows = await ctx.db.execute<{ kind: Pair['kind']; one_id: string; other_id: string }>(sql`
    select kind, one_id, other_id from duty_pairs
    where state = 'agreed' and one_id = ${among} and other_id = ${among} order by id`);
  return rows.map(({ kind, one_id, other_id }) => ({ kind, people: [one_id, other_id] }));
}
