import type { KindDefinition } from '@linli/contracts/requests/kind';
import type { HelperLanguage, Urgency } from '@linli/contracts/requests/labels';
import { arrayLiteral } from '@linli/db/array-literal';
import type { Door, Places, RequestFacts, Sex } from '@linli/domain/matching/facts';
import { matchPolicy } from '@linli/domain/matching/policy';
import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { dateOf, placesOf } from './load-volunteers.ts';

interface Row extends Record<string, unknown> {
  id: string;
  kind_id: string;
  kind_key: string;
  path: string;
  places: Places;
  home: Door;
  isolating: boolean;
  urgency: Urgency;
  submitted_at: string;
  deadline_at: string;
  window_from: string | null;
  window_until: string | null;
  language: HelperLanguage | null;
  wish_same_sex: boolean;
  sex: Sex | null;
}

/** More than a community ever has open; the most pressing are planned first. */
const most = 2_000;

/** Condition of a request that volunteers handle, that nobody has and nobody is asked about. Its clock runs. */
export const looksForHelp: SQL = sql`r.state = 'accepted' and r.closed_at is null
  and kind.definition ->> 'handledBy' = 'volunteers'
  and not exists (select from request_pauses pause where pause.request_id = r.id and pause.ended_at is null)
  and not exists (select from offer_stops stop where stop.request_id = r.id and stop.is_open)`;

/** Requests with all that matching looks at; `r` is the request, `place` its area, `kind` its kind, in the condition. */
export const wantingQuery = (where: SQL, limit = most): SQL => sql`
  select r.id, r.kind_id, r.kind_key, place.path::text as path, ${placesOf(sql`place.path`)} as places,
    jsonb_build_object('householdId', flat.id, 'areaPath', floor.path::text, 'door', flat.door) as home,
    exists (select from memberships living join persons dweller on dweller.id = living.person_id
      where living.household_id = r.household_id and living.until_at is null and 'isolating' = any(dweller.tags)) as isolating,
    r.urgency, r.submitted_at, r.deadline_at, r.window_from, r.window_until, r.language, r.wish_same_sex,
    case when r.person_id is not null then (select whom.sex from persons whom where whom.id = r.person_id)
      else (select head.sex from memberships living join persons head on head.id = living.person_id
        where living.household_id = r.household_id and living.until_at is null and living.relation = 'head') end as sex
  from areas place
  join requests r on r.area_id = place.id
  join request_kinds kind on kind.id = r.kind_id
  join households flat on flat.id = r.household_id
  join areas floor on floor.id = flat.area_id
  where ${where}
  order by r.deadline_at, r.id
  limit ${limit}::int`;

/** Requests that look for a helper below a path, by deadline. */
export const wantingBelow = (path: string): SQL =>
  wantingQuery(sql`place.path <@ ${path}::text::ltree and ${looksForHelp}`);

/** Reads requests for matching, in the order of the query, by four statements whatever their number. */
export async function loadWanting(ctx: Ctx, now: Date, query: SQL): Promise<RequestFacts[]> {
  const rows = await ctx.db.execute<Row>(query);
  if (rows.length === 0) return [];
  const ids = arrayLiteral(rows.map(({ id }) => id));
  const since = new Date(now.getTime() - matchPolicy.continuityDays * 86_400_000).toISOString();
  const kinds = await ctx.db.execute<{ id: string; definition: KindDefinition }>(
    sql`select id, definition from request_kinds where id = any(${arrayLiteral([...new Set(rows.map((row) => row.kind_id))])}::uuid[])`,
  );
  const asked = await ctx.db.execute<{
    request_id: string;
    account_id: string;
    state: string;
    ended_at: string;
  }>(askedQuery(ids));
  const before = await ctx.db.execute<{ request_id: string; account_id: string; same: boolean }>(
    helpedQuery(ids, since),
  );
  const definitions = new Map(kinds.map(({ id, definition }) => [id, definition]));
  const askedOf = byRequest(asked);
  const beforeOf = byRequest(before);
  return rows.flatMap((row) => {
    const kind = definitions.get(row.kind_id);
    if (!kind) return [];
    const answers = askedOf.get(row.id) ?? [];
    const hands = beforeOf.get(row.id) ?? [];
    return {
      id: row.id,
      kindKey: row.kind_key,
      needs: kind.needs,
      lines: kind.lines,
      contactless: kind.contactless,
      discreet: kind.discreet,
      takesMinutes: kind.takesMinutes,
      areaPath: row.path,
      places: row.places,
      home: row.home,
      isolating: row.isolating,
      urgency: row.urgency,
      submittedAt: new Date(row.submitted_at),
      deadlineAt: new Date(row.deadline_at),
      windowFrom: dateOf(row.window_from),
      windowUntil: dateOf(row.window_until),
      language: row.language,
      wishSameSex: row.wish_same_sex,
      sex: row.sex,
      declinedBy: new Set(answers.filter(({ state }) => state === 'declined').map((row) => row.account_id)),
      silentAt: new Map(
        answers
          .filter(({ state }) => state === 'expired')
          .map((row) => [row.account_id, new Date(row.ended_at)]),
      ),
      gaveBackBy: new Set(hands.filter(({ same }) => same).map((row) => row.account_id)),
      helpedBefore: new Set(hands.filter(({ same }) => !same).map((row) => row.account_id)),
    };
  });
}

function byRequest<Row extends { request_id: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.request_id);
    if (group) group.push(row);
    else groups.set(row.request_id, [row]);
  }
  return groups;
}

/** Who was asked about these requests and did not take them, the last answer last. */
export const askedQuery = (ids: string): SQL => sql`
  select stop.request_id, offer.account_id, offer.state, offer.ended_at
  from offer_stops stop join offers offer on offer.id = stop.offer_id
  where stop.request_id = any(${ids}::uuid[]) and offer.state in ('declined', 'expired')
  order by offer.ended_at, offer.id`;

/** Who had one of these requests and did not do it (`same`), and who helped the same household since then. */
export const helpedQuery = (ids: string, since: string): SQL => sql`
  select hand.request_id, hand.account_id, true as same from request_hands hand
  where hand.request_id = any(${ids}::uuid[]) and hand.role = 'helper' and hand.end_reason in ('given-back', 'timed-out')
  union
  select wanted.id, hand.account_id, false from requests wanted
  join requests earlier on earlier.household_id = wanted.household_id and earlier.id <> wanted.id
  join request_hands hand on hand.request_id = earlier.id and hand.role = 'helper' and hand.end_reason = 'done'
    and hand.until_at > ${since}::timestamptz
  where wanted.id = any(${ids}::uuid[])`;
