import { arrayLiteral } from '@linli/db/array-literal';
import { dayOf } from '@linli/domain/civil-time';
import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** Why a span of the ledger ended. */
export type SpanEnd = 'left' | 'moved' | 'area-moved' | 'tags' | 'away' | 'exempt';

/** People whose expectation may have changed, and why spans that end now do. */
export interface Unsettled {
  /** Query of `person_id uuid, why text`. */
  readonly people: SQL;
}

/** Some people by id, each with a reason. */
export const these = (people: readonly { personId: string; why: SpanEnd }[]): Unsettled => ({
  people: sql`select * from unnest(${arrayLiteral(people.map((one) => one.personId))}::uuid[],
    ${arrayLiteral(people.map((one) => one.why))}::text[]) as given(person_id, why)`,
});

/** Everybody who lives in an area. */
export const everybodyIn = (path: string, why: SpanEnd): Unsettled => ({
  people: sql`select m.person_id, ${why}::text as why
    from memberships m
    join households h on h.id = m.household_id
    join areas a on a.id = h.area_id
    where m.until_at is null and a.path <@ ${path}::text::ltree`,
});

/**
 * Brings the ledger of the open rounds in line with the register for some people, as of `at`: a span that no longer
 * fits where somebody lives, how they are tagged or what was said of them ends, and one that fits begins. A span that is
 * over is never touched, so figures of slots that have opened stay. Harmless to repeat.
 *
 * Somebody away until a day gets a span that begins the day after, so nobody has to come back to it.
 */
export async function settleLedger(
  ctx: Ctx,
  at: Date,
  unsettled: Unsettled,
  roundId?: string,
): Promise<void> {
  const moment = sql`${at.toISOString()}::timestamptz`;
  const today = sql`${dayOf(at, ctx.settings.zone)}::date`;
  const open = sql`select r.id as round_id, place.path as round_path, r.audience
    from rounds r join areas place on place.id = r.area_id
    where r.closed_at is null and r.ends_on >= ${today}
    ${roundId === undefined ? sql`` : sql`and r.id = ${roundId}::uuid`}`;
  const [some] = await ctx.db.execute(sql`select 1 from (${open}) open limit 1`);
  if (!some) return;
  const wanted = sql`
    open as materialized (${open}),
    people as materialized (${unsettled.people}),
    wanted as materialized (
      select open.round_id, m.person_id, m.household_id, a.path as area_path,
        case when note.until_day is null then ${moment}
          else greatest(${moment}, (note.until_day + 1)::timestamp at time zone ${ctx.settings.zone}) end as from_at
      from people
      join memberships m on m.person_id = people.person_id and m.until_at is null
      join households h on h.id = m.household_id and h.closed_at is null
      join areas a on a.id = h.area_id
      join persons p on p.id = m.person_id
      join open on a.path <@ open.round_path
      left join gap_notes note on note.round_id = open.round_id and note.person_id = m.person_id
        and note.lifted_at is null and note.reason in ('away', 'exempt')
        and (note.until_day is null or note.until_day >= ${today})
      where (note.id is null or note.until_day is not null)
        and (open.audience -> 'tags' = '[]' or p.tags && array(select jsonb_array_elements_text(open.audience -> 'tags')))
    )`;
  const fits = sql`wanted.round_id = span.round_id and wanted.person_id = span.person_id
    and wanted.household_id = span.household_id and wanted.area_path = span.area_path
    and (case when wanted.from_at > ${moment} then span.from_at = wanted.from_at else span.from_at <= ${moment} end)`;
  await ctx.db.execute(sql`
    with ${wanted}
    update round_members span
    set until_at = greatest(span.from_at, ${moment}), end_reason = people.why
    from people, open
    where span.person_id = people.person_id and span.round_id = open.round_id and span.until_at is null
      and not exists (select from wanted where ${fits})`);
  await ctx.db.execute(sql`
    with ${wanted}
    insert into round_members (round_id, person_id, from_at, household_id, area_path)
    select wanted.round_id, wanted.person_id, wanted.from_at, wanted.household_id, wanted.area_path
    from wanted
    where not exists (
      select from round_members span
      where span.round_id = wanted.round_id and span.person_id = wanted.person_id and span.until_at is null)
    on conflict (round_id, person_id, from_at) do update
      set until_at = null, end_reason = null, household_id = excluded.household_id, area_path = excluded.area_path`);
}
