import type { GapReason } from '@linli/contracts/reports/labels';
import type { ReportTimes } from '@linli/contracts/reports/times';
import { shippedTimes } from '@linli/domain/reports/gap-ladder';
import { type PlannedSlot, plannedSlots } from '@linli/domain/reports/round-slots';
import type { Call } from './calls.ts';
import { civilDay, dayNumber, timeOfDay, type World, zone } from './world.ts';

export type Basis = 'self' | 'relative' | 'phone' | 'visit';
export const bases: readonly Basis[] = ['self', 'relative', 'phone', 'visit'];

/** One slot of the round while it is alive. */
export interface Slot {
  readonly number: number;
  readonly plan: PlannedSlot;
  readonly opensAt: number;
  readonly closesAt: number;
  readonly day: number;
  /** 1: expected when it opened. */
  readonly expected: Uint8Array;
  /** When the household's report comes in; infinite while nobody is about to send one. */
  readonly reportedAt: Float64Array;
  /** Place in `bases`. */
  readonly basis: Uint8Array;
  /** Households where somebody has a fever. */
  readonly feverish: ReadonlySet<number>;
  /** By household; emptied with the slot. */
  readonly calls: Map<number, Call>;
  readonly figures: SlotFigures;
}

/** What became of the households of a slot. */
export interface SlotFigures {
  expected: number;
  onTime: number;
  late: number;
  missing: number;
  excused: number;
  reminded: number;
  calls: number;
  attempts: number;
  visits: number;
  visitsMade: number;
  noCaller: number;
  by: Record<Basis, number>;
}

/** What is noted of a household's gap; away ends with its day, unreachable with the next report. */
export interface GapNote {
  readonly reason: GapReason;
  /** First day on which it counts no more. */
  readonly until: number;
}

/** Times of the gap ladder in this run. */
export const timesOf = ({ given }: World): ReportTimes => ({ ...shippedTimes, dailyCalls: given.dailyCalls });

/** All slots of the run, as a round of morning and afternoon plans them. */
export function slotsOf({ given, days }: World): PlannedSlot[] {
  const window = (from: number, until: number) => ({ from: timeOfDay(from), until: timeOfDay(until) });
  return plannedSlots(
    {
      kind: 'morning-evening',
      morning: window(given.morningFrom, given.morningUntil),
      evening: window(given.afternoonFrom, given.afternoonUntil),
    },
    civilDay(0),
    civilDay(days - 1),
    zone,
  );
}

export function openSlot(world: World, number: number, plan: PlannedSlot): Slot {
  const { households } = world.town;
  const opensAt = plan.opensAt.getTime();
  return {
    number,
    plan,
    opensAt,
    closesAt: plan.closesAt.getTime(),
    day: dayNumber(world, opensAt),
    expected: new Uint8Array(households.length),
    reportedAt: new Float64Array(households.length).fill(Number.POSITIVE_INFINITY),
    basis: new Uint8Array(households.length),
    feverish: feverishIn(world, number),
    calls: new Map(),
    figures: {
      expected: 0,
      onTime: 0,
      late: 0,
      missing: 0,
      excused: 0,
      reminded: 0,
      calls: 0,
      attempts: 0,
      visits: 0,
      visitsMade: 0,
      noCaller: 0,
      by: { self: 0, relative: 0, phone: 0, visit: 0 },
    },
  };
}

/** A fever is found in one of the two slots of a day. */
function feverishIn({ town, given, draws }: World, slot: number): Set<number> {
  const draw = draws('fever');
  const found = new Set<number>();
  for (const { number, persons } of town.households)
    if (draw(number, slot) < (persons * given.feversPer1000ADay) / 2000) found.add(number);
  return found;
}
