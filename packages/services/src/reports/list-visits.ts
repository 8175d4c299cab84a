import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { PersonTag } from '@linli/contracts/people/labels';
import type { VisitReason } from '@linli/contracts/reports/labels';
import { arrayLiteral } from '@linli/db/array-literal';
import { ageOn, dayOf } from '@linli/domain/civil-time';
import { graceMs } from '@linli/domain/reports/round-slots';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { slotViewOfRow } from './load-slot.ts';
import { missingHouseholds } from './missing-households.ts';
import { reachedPaths } from './reached-paths.ts';

type Reply = ReplyOf<'GET /reports/visits'>;
type SlotRow = Parameters<typeof slotViewOfRow>[0];

interface Row extends Record<string, unknown> {
  id: string;
  area_path: string;
  household_id: string;
  address: string;
  why: VisitReason;
  people: { personId: string; name: string; birthDate: string | null; tags: PersonTag[] }[];
}

const Cursor = z.tuple([z.uuid(), z.string().regex(/^\d+(\.\d+)*$/), z.uuid()]);

/**
 * Households to visit in my area whose report is still missing, slot by slot in the order they close, each in the order of
 * the tree.
 * @throws Problem not-allowed, not-found
 */
export async function listVisits(
  ctx: Ctx,
  { slotId, areaId, cursor, limit }: ParsedInputOf<'GET /reports/visits'>,
): Promise<Reply> {
  const paths = await reachedPaths(ctx, 'reports.gaps', areaId);
  const after = readCursorOf(cursor, Cursor);
  const now = ctx.clock.now();
  const today = dayOf(now, ctx.settings.zone);
  const slots = await slotsTakingReports(ctx, now, paths, slotId);
  const first = after === null ? 0 : slots.findIndex((slot) => slot.slot_id === after[0]);
  const rows: (Row & { slot: SlotRow })[] = [];
  // A handful of slots takes reports at a time; each is read in the order of its ledger, no further than the page goes.
  for (const slot of first < 0 ? [] : slots.slice(first)) {
    if (rows.length > limit) break;
    const isFirst = after !== null && slot.slot_id === after[0];
    const found = await ctx.db.execute<Row>(sql`
      with gap as materialized (${missingHouseholds(
        { id: slot.slot_id, roundId: slot.round_id, opensAt: new Date(slot.opens_at) },
        now,
        paths,
        {
          limit: limit + 1 - rows.length,
          after: isFirst ? { path: after[1], householdId: after[2] } : null,
          rung: { step: 'visit', today },
          where: sql`exists (select from visits due where due.slot_id = ${slot.slot_id}::uuid
            and due.household_id = span.household_id and due.state = 'open')`,
        },
      )})
      select visit.id, gap.area_path::text, gap.household_id, home.address, visit.why,
        (select json_agg(json_build_object('personId', id, 'name', name, 'birthDate', birth_date, 'tags', tags) order by id)
          from persons where id = any(gap.person_ids)) as people
      from gap
      join visits visit on visit.slot_id = ${slot.slot_id}::uuid and visit.household_id = gap.household_id
      join households home on home.id = gap.household_id
      order by gap.area_path, gap.household_id`);
    rows.push(...found.map((row) => ({ ...row, slot })));
  }
  return page(
    rows,
    limit,
    (row) => [row.slot.slot_id, row.area_path, row.household_id],
    (row) => ({
      visitId: row.id,
      slot: slotViewOfRow(row.slot),
      householdId: row.household_id,
      address: row.address,
      missing: row.people.length,
      why: row.why,
      people: row.people.map(({ birthDate, ...person }) => ({ ...person, age: ageOn(birthDate, today) })),
    }),
  );
}

/** Slots that still take reports of rounds that touch some areas, in the order they close. */
function slotsTakingReports(
  ctx: Ctx,
  now: Date,
  paths: readonly string[],
  slotId: string | undefined,
): Promise<SlotRow[]> {
  const touched = arrayLiteral(paths);
  return ctx.db.execute<SlotRow>(sql`
    select s.id as slot_id, s.round_id, s.day::text, s.part, s.opens_at, s.closes_at
    from round_slots s
    join rounds r on r.id = s.round_id and r.closed_at is null
    join areas place on place.id = r.area_id
    where s.opens_at <= ${now.toISOString()}::timestamptz
      and s.closes_at > ${new Date(now.getTime() - graceMs).toISOString()}::timestamptz
      and (place.path <@ any(${touched}::ltree[]) or place.path @> any(${touched}::ltree[]))
      ${slotId === undefined ? sql`` : sql`and s.id = ${slotId}::uuid`}
    order by s.closes_at, s.id`);
}
