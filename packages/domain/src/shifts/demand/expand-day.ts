import type { DemandPattern, DemandShift, RoleDemand } from '@linli/contracts/shifts/values';
import { addDays, instantOf } from '../../civil-time.ts';
import { type WorkCalendar, worksOn } from '../../requests/working-time.ts';
import { type Night, nightMinutes } from '../night-minutes.ts';

/** A shift as the demand of its day wants it; it belongs to the day on which it begins. */
export interface PlannedShift {
  readonly day: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly changeOverMinutes: number;
  readonly minutes: number;
  readonly nightMinutes: number;
  readonly people: number;
  readonly roles: readonly RoleDemand[];
}

/** What is wanted of a checkpoint: patterns by the day they count from, and other demands on single days. */
export interface Demand {
  readonly patterns: readonly { readonly fromDay: string; readonly pattern: DemandPattern }[];
  readonly exceptions: readonly { readonly day: string; readonly pattern: DemandPattern }[];
}

/** What a civil day and the night mean where the shift stands. */
export interface DayBook {
  readonly calendar: Pick<WorkCalendar, 'zone' | 'days'>;
  readonly night: Night;
}

/** The pattern that counts on a day: that day's own, else the newest that has begun, else none. */
export function patternOn(day: string, { patterns, exceptions }: Demand): DemandPattern | null {
  const own = exceptions.find((each) => each.day === day);
  if (own) return own.pattern;
  let newest: Demand['patterns'][number] | null = null;
  for (const each of patterns)
    if (each.fromDay <= day && (newest === null || each.fromDay > newest.fromDay)) newest = each;
  return newest?.pattern ?? null;
}

const standsOn = ({ days }: DemandShift, works: boolean): boolean =>
  days === 'every' || (days === 'workdays') === works;

/** Shifts of one day by a pattern, in the order in which they begin. Where clocks change, a shift may last longer or shorter. */
export function expandDay(day: string, pattern: DemandPattern, { calendar, night }: DayBook): PlannedShift[] {
  const works = worksOn(day, calendar);
  const { zone } = calendar;
  return (
    pattern.shifts
      .filter((shift) => standsOn(shift, works))
      .map(({ from, until, people, roles }) => {
        const startsAt = instantOf(day, from, zone);
        const endsAt = instantOf(until > from ? day : addDays(day, 1), until, zone);
        return {
          day,
          startsAt,
          endsAt,
          changeOverMinutes: pattern.changeOverMinutes,
          minutes: Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000),
          nightMinutes: nightMinutes(startsAt, endsAt, night, zone),
          people,
          roles,
        };
      })
      // An hour that clocks leave out is no shift.
      .filter(({ minutes }) => minutes > 0)
      .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  );
}

/** Shifts of the days from `fromDay` to `untilDay`, both included; none where the second is earlier. */
export function expandDays(fromDay: string, untilDay: string, demand: Demand, book: DayBook): PlannedShift[] {
  const planned: PlannedShift[] = [];
  for (let day = fromDay; day <= untilDay; day = addDays(day, 1)) {
    const pattern = patternOn(day, demand);
    if (pattern) planned.push(...expandDay(day, pattern, book));
  }
  return planned;
}
