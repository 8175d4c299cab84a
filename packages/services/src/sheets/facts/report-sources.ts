import { type GapReason, gapReasons, riskLevels, slotParts } from '@linli/contracts/reports/labels';
import type { RiskLevel } from '@linli/contracts/reports/values';
import { arrayLiteral } from '@linli/db/array-literal';
import { dayOf } from '@linli/domain/civil-time';
import { sql } from 'drizzle-orm';
import { missingHouseholds } from '../../reports/missing-households.ts';
import { personToCall } from '../../reports/person-to-call.ts';
import { uses } from '../../vault.ts';
import type { FactRow } from '../template/row-spool.ts';
import {
  atOnce,
  type FactScope,
  inStretches,
  momentOf,
  say,
  shareOf,
  shownName,
  shownPhone,
} from './fact-scope.ts';
import {
  lateOf,
  type ReportSlot,
  reportSlots,
  slotCoverage,
  sumCoverage,
  unreportedOf,
} from './report-slots.ts';

const slotName = (scope: FactScope, { day, part }: ReportSlot): string =>
  `${day.slice(5)} ${say(scope, slotParts[part])}`;

/** Each slot of the period with its coverage. */
export async function* slotRows(scope: FactScope): AsyncGenerator<FactRow> {
  for (const { slot, counts } of await slotCoverage(scope)) {
    const total = sumCoverage(counts);
    yield {
      day: { day: slot.day },
      part: say(scope, slotParts[slot.part]),
      expected: total.expected,
      reported: total.reported,
      'on-time': total.onTime,
      late: lateOf(total),
      unreported: unreportedOf(total),
      excused: total.excused,
      attention: total.attention,
      coverage: shareOf(total.reported, total.expected),
    };
  }
}

interface Missing extends Record<string, unknown> {
  area_path: string;
  household_id: string;
  address: string;
  building: string | null;
  people: number;
  names: string[];
  reasons: (GapReason | null)[];
  phone: string | null;
}

/** Households with somebody who has not reported, slot by slot, in the order of the tree. */
export async function* missingRows(scope: FactScope): AsyncGenerator<FactRow> {
  const { ctx, area, now } = scope;
  const today = dayOf(now, ctx.settings.zone);
  for (const slot of await reportSlots(scope)) {
    const rows = inStretches<Missing>(atOnce, async (after) => {
      const page = missingHouseholds(slot, now, [area.path], {
        limit: atOnce,
        after: after && { path: after.area_path, householdId: after.household_id },
      });
      return ctx.db.execute<Missing>(sql`
        with gap as materialized (${page})
        select gap.area_path::text, gap.household_id, home.address,
          (select concat_ws(' ', b.compound, b.name) from areas b where b.path @> gap.area_path and b.kind = 'building') as building,
          (select count(*)::int from memberships m where m.household_id = home.id and m.until_at is null) as people,
          (select json_agg(p.name order by p.id) from persons p where p.id = any(gap.person_ids)) as names,
          (select json_agg(distinct note.reason) from gap_notes note
            where note.round_id = ${slot.roundId}::uuid and note.person_id = any(gap.person_ids) and note.lifted_at is null
              and (note.until_day is null or note.until_day >= ${today}::date)) as reasons,
          (select encode(callee.phone_cipher, 'base64') from (${personToCall(sql`home.id`, sql`gap.person_ids`)}) callee) as phone
        from gap join households home on home.id = gap.household_id
        order by gap.area_path, gap.household_id`);
    });
    for await (const row of rows)
      yield {
        area: row.building,
        address: row.address,
        missing: row.names.length,
        people: row.people,
        names: row.names.map((name) => shownName(scope, name)).join('、'),
        phone: shownPhone(scope, uses.personPhone, row.phone),
        slot: slotName(scope, slot),
        reason: (row.reasons ?? [])
          .flatMap((reason) => (reason === null ? [] : [say(scope, gapReasons[reason])]))
          .join('、'),
      };
  }
}

interface Noted extends Record<string, unknown> {
  person_id: string;
  name: string;
  address: string | null;
  phone: string | null;
  celsius: number | null;
  level: RiskLevel;
  at: string;
}

/** People whose newest report of a slot is more than normal. */
export async function* attentionRows(scope: FactScope): AsyncGenerator<FactRow> {
  const { ctx, area } = scope;
  for (const slot of await reportSlots(scope)) {
    const rows = inStretches<Noted>(atOnce, (after) =>
      ctx.db.execute<Noted>(sql`
        select given.person_id, p.name, home.address, encode(p.phone_cipher, 'base64') as phone, given.level,
          (given.answers -> 'temperature' ->> 'celsius')::float as celsius, given.reported_at as at
        from person_reports given
        join persons p on p.id = given.person_id
        join submissions sent on sent.id = given.submission_id
        join households home on home.id = sent.household_id
        join areas place on place.id = home.area_id
        where given.slot_id = ${slot.id}::uuid and given.level <> 'normal' and place.path <@ ${area.path}::ltree
          and not exists (select from submissions later where later.replaces_id = given.submission_id)
          ${after === null ? sql`` : sql`and given.person_id > ${after.person_id}::uuid`}
        order by given.person_id
        limit ${atOnce}`),
    );
    for await (const row of rows)
      yield {
        name: shownName(scope, row.name),
        address: row.address,
        phone: shownPhone(scope, uses.personPhone, row.phone),
        temperature: row.celsius,
        level: say(scope, riskLevels[row.level]),
        slot: slotName(scope, slot),
        at: momentOf(row.at),
      };
  }
}

interface Below extends Record<string, unknown> {
  id: string;
  label: string;
  name: string;
  households: number;
  persons: number;
  fevers: number;
  received: number;
  open: number;
}

/** The areas directly below, each with its figures of register, reports and requests. */
export async function* areaRows(scope: FactScope): AsyncGenerator<FactRow> {
  const { ctx, area, from, until } = scope;
  const coverage = await slotCoverage(scope);
  const ids = arrayLiteral(coverage.map(({ slot }) => slot.id));
  const rows = await ctx.db.execute<Below>(sql`
    select child.id, child.label::text, concat_ws(' ', child.compound, child.name) as name,
      (select count(*)::int from households h join areas place on place.id = h.area_id
        where place.path <@ child.path and h.closed_at is null) as households,
      (select count(*)::int from memberships m join households h on h.id = m.household_id and h.closed_at is null
        join areas place on place.id = h.area_id where place.path <@ child.path and m.until_at is null) as persons,
      (select count(distinct a.person_id)::int from alerts a join areas place on place.id = a.area_id
        where place.path <@ child.path and a.kind = 'fever' and a.slot_id = any(${ids}::uuid[])) as fevers,
      (select count(*)::int from requests r join areas place on place.id = r.area_id where place.path <@ child.path
        and r.submitted_at >= ${from.toISOString()}::timestamptz and r.submitted_at < ${until.toISOString()}::timestamptz) as received,
      (select count(*)::int from requests r join areas place on place.id = r.area_id
        where place.path <@ child.path and r.closed_at is null) as open
    from areas child where child.parent_id = ${area.id}::uuid and child.closed_at is null
    order by length(child.name), child.name, child.id`);
  for (const row of rows) {
    const counts = coverage.flatMap((each) => each.counts.filter(({ child }) => child === row.label));
    const total = sumCoverage(counts);
    const asked = coverage.length > 0;
    yield {
      area: row.name,
      households: row.households,
      persons: row.persons,
      expected: asked ? total.expected : null,
      reported: asked ? total.reported : null,
      'on-time': asked ? total.onTime : null,
      late: asked ? lateOf(total) : null,
      unreported: asked ? unreportedOf(total) : null,
      excused: asked ? total.excused : null,
      attention: asked ? total.attention : null,
      fevers: asked ? row.fevers : null,
      coverage: shareOf(total.reported, total.expected),
      'requests-received': row.received,
      'requests-open': row.open,
    };
  }
}
