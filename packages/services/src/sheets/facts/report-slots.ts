import type { SlotPart } from '@linli/contracts/reports/labels';
import type { Coverage } from '@linli/contracts/reports/values';
import { sql } from 'drizzle-orm';
import { coverageQuery } from '../../reports/coverage-counts.ts';
import type { FactScope } from './fact-scope.ts';

export interface ReportSlot {
  readonly id: string;
  readonly roundId: string;
  readonly day: string;
  readonly part: SlotPart;
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** Slots of the period that have opened, of rounds that reach the area, in their order. */
export const reportSlots = (scope: FactScope): Promise<readonly ReportSlot[]> =>
  scope.once('slots', async () => {
    const { ctx, area, fromDay, untilDay, part, now } = scope;
    const rows = await ctx.db.execute<{
      id: string;
      round_id: string;
      day: string;
      part: SlotPart;
      opens_at: string;
      closes_at: string;
    }>(sql`
      select s.id, s.round_id, s.day::text, s.part, s.opens_at, s.closes_at
      from round_slots s join rounds r on r.id = s.round_id join areas place on place.id = r.area_id
      where s.day between ${fromDay}::date and ${untilDay}::date and s.opens_at <= ${now.toISOString()}::timestamptz
        and (place.path @> ${area.path}::ltree or place.path <@ ${area.path}::ltree)
        ${part === null ? sql`` : sql`and s.part = ${part}`}
      order by s.opens_at, s.id`);
    return rows.map((row) => ({
      id: row.id,
      roundId: row.round_id,
      day: row.day,
      part: row.part,
      opensAt: new Date(row.opens_at),
      closesAt: new Date(row.closes_at),
    }));
  });

export interface SlotCoverage {
  readonly slot: ReportSlot;
  /** By the label of the area directly below; null for who lives in the area itself. */
  readonly counts: readonly (Coverage & { child: string | null })[];
}

/** Who was expected and who reported in each slot, by the areas below: the counts of the page on coverage. */
export const slotCoverage = (scope: FactScope): Promise<readonly SlotCoverage[]> =>
  scope.once('coverage', async () => {
    const all: SlotCoverage[] = [];
    for (const slot of await reportSlots(scope)) {
      const counts = await scope.ctx.db.execute<Coverage & { child: string | null }>(
        await coverageQuery(scope.ctx, slot, scope.area.path, scope.now),
      );
      all.push({ slot, counts: [...counts] });
    }
    return all;
  });

export const noCoverage: Coverage = { expected: 0, reported: 0, onTime: 0, attention: 0, excused: 0 };
export const sumCoverage = (all: readonly Coverage[]): Coverage =>
  all.reduce(
    (a, b) => ({
      expected: a.expected + b.expected,
      reported: a.reported + b.reported,
      onTime: a.onTime + b.onTime,
      attention: a.attention + b.attention,
      excused: a.excused + b.excused,
    }),
    noCoverage,
  );

export const lateOf = ({ reported, onTime }: Coverage): number => reported - onTime;
export const unreportedOf = ({ expected, reported, excused }: Coverage): number =>
  Math.max(0, expected - reported - excused);
