import type { ReplyOf } from '@linli/contracts/catalog';
import { areas } from '@linli/db/people/tables';
import { forms, rounds } from '@linli/db/reports/tables';
import { graceMs } from '@linli/domain/reports/round-slots';
import { eq, inArray, sql } from 'drizzle-orm';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { slotViewOfRow } from './load-slot.ts';
import { roundColumns, roundView } from './round-view.ts';

type Row = Parameters<typeof slotViewOfRow>[0] & {
  household_id: string;
  address: string;
  basis: 'self' | 'relative';
  expected: number;
  reported: number;
};

/** People the caller reports for, as a member of their household or as a relative. */
const peopleOf = (accountId: string) => sql`
  select m.household_id, m.person_id, 'self'::text as basis
  from joins j join memberships m on m.household_id = j.household_id and m.until_at is null
  where j.account_id = ${accountId}::uuid and j.state = 'confirmed' and j.ended_at is null
  union all
  select m.household_id, m.person_id, 'relative'
  from relatives r join memberships m on m.person_id = r.person_id and m.until_at is null
  where r.account_id = ${accountId}::uuid and r.ended_at is null and not exists (
    select from joins j where j.account_id = r.account_id and j.household_id = m.household_id
      and j.state = 'confirmed' and j.ended_at is null)`;

/**
 * What the caller should report now: open slots, and slots just over that still take a late report from somebody. Those
 * that close first come first; when nothing is open, `nextOpensAt` says when something is.
 * @throws Problem not-signed-in
 */
export async function listToDo(ctx: Ctx): Promise<ReplyOf<'GET /reports/to-do'>> {
  const { accountId } = signedIn(ctx);
  const now = ctx.clock.now();
  const moment = sql`${now.toISOString()}::timestamptz`;
  const lateFrom = sql`${new Date(now.getTime() - graceMs).toISOString()}::timestamptz`;
  const due = await ctx.db.execute<Row>(sql`
    with people as materialized (${peopleOf(accountId)})
    select s.id as slot_id, s.round_id, s.day::text, s.part, s.opens_at, s.closes_at,
      people.household_id, h.address, people.basis, count(*)::int as expected,
      count(*) filter (where exists (
        select from person_reports given where given.slot_id = s.id and given.person_id = people.person_id))::int as reported
    from round_slots s
    join rounds r on r.id = s.round_id and r.closed_at is null
    cross join people
    join round_members span on span.round_id = s.round_id and span.person_id = people.person_id
      and span.from_at <= s.opens_at and (span.until_at is null or span.until_at > s.opens_at)
    join households h on h.id = people.household_id
    where s.closes_at > ${lateFrom} and s.opens_at <= ${moment}
    group by s.id, people.household_id, h.address, people.basis
    having s.closes_at > ${moment} or count(*) > count(*) filter (where exists (
      select from person_reports given where given.slot_id = s.id and given.person_id = people.person_id))
    order by s.closes_at, s.id, people.household_id
    limit 100`);
  const rows = await ctx.db
    .select(roundColumns)
    .from(rounds)
    .innerJoin(forms, eq(forms.id, rounds.formId))
    .innerJoin(areas, eq(areas.id, rounds.areaId))
    .where(inArray(rounds.id, [...new Set(due.map((row) => row.round_id))]));
  const views = new Map(rows.map((row) => [row.round.id, roundView(row)]));
  const items = due.flatMap((row) => {
    const round = views.get(row.round_id);
    if (!round) return [];
    return [
      {
        slot: slotViewOfRow(row),
        round,
        householdId: row.household_id,
        address: row.address,
        basis: row.basis,
        expected: row.expected,
        reported: row.reported,
      },
    ];
  });
  const isOpen = items.some(({ slot }) => new Date(slot.closesAt) > now);
  return { items, nextOpensAt: isOpen ? null : await nextOpening(ctx, accountId, now) };
}

async function nextOpening(ctx: Ctx, accountId: string, now: Date): Promise<string | null> {
  const [next] = await ctx.db.execute<{ opens_at: string | null }>(sql`
    with people as materialized (${peopleOf(accountId)})
    select min(s.opens_at) as opens_at
    from people
    cross join (select id from rounds where closed_at is null) r
    join round_members span on span.round_id = r.id and span.person_id = people.person_id and span.until_at is null
    join round_slots s on s.round_id = r.id and s.opens_at > ${now.toISOString()}::timestamptz and s.opens_at >= span.from_at`);
  return next?.opens_at ? new Date(next.opens_at).toISOString() : null;
}
