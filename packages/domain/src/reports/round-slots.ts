import type { FieldProblem } from '@linli/contracts/problem';
import type { SlotPart, SlotPlan } from '@linli/contracts/reports/values';
import { addDays, daysBetween, instantOf } from '../civil-time.ts';

export interface PlannedSlot {
  readonly day: string;
  readonly part: SlotPart;
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** Limits of a round; city rules differ, so they are data. */
export const roundPolicy = {
  /** A round has an end in sight; a longer need is declared again, with its basis looked at again. */
  mostDays: 92,
  /** Weeks ahead a round may be prepared. */
  mostDaysAhead: 31,
  /** Hours after its end in which a slot still takes reports; they count as late. */
  graceHours: 12,
} as const;

export const graceMs = roundPolicy.graceHours * 3_600_000;

interface Window {
  readonly from: string;
  readonly until: string;
}

/** Windows of one day in the order they open. */
const windowsOf = (plan: SlotPlan): { part: SlotPart; window: Window }[] => {
  if (plan.kind === 'daily') return [{ part: 'day', window: plan.window }];
  if (plan.kind === 'morning-evening')
    return [
      { part: 'morning', window: plan.morning },
      { part: 'evening', window: plan.evening },
    ];
  return [];
};

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Minutes of the day a window ends at, counted on over midnight when it ends no later than it begins. */
const endOf = ({ from, until }: Window): number =>
  minutes(until) + (minutes(until) > minutes(from) ? 0 : 1440);

/**
 * All slots of a round in the order they open, in the tenant's zone. A window that ends no later in the day than it
 * begins ends on the next day; a round of one slot lasts from the first day's beginning to the last day's end.
 */
export function plannedSlots(plan: SlotPlan, startsOn: string, endsOn: string, zone: string): PlannedSlot[] {
  if (plan.kind === 'once')
    return [
      {
        day: startsOn,
        part: 'once',
        opensAt: instantOf(startsOn, '00:00', zone),
        closesAt: instantOf(addDays(endsOn, 1), '00:00', zone),
      },
    ];
  const windows = windowsOf(plan);
  return Array.from({ length: daysBetween(startsOn, endsOn) + 1 }, (_, i) => addDays(startsOn, i)).flatMap(
    (day) =>
      windows.map(({ part, window }) => ({
        day,
        part,
        opensAt: instantOf(day, window.from, zone),
        closesAt: instantOf(endOf(window) >= 1440 ? addDays(day, 1) : day, window.until, zone),
      })),
  );
}

/**
 * The slots of a round that is opened now: those whose window is not over. One whose window has begun opens now, so that
 * whoever lives there now is expected in it.
 */
export const slotsAhead = (slots: readonly PlannedSlot[], now: Date): PlannedSlot[] =>
  slots
    .filter((slot) => slot.closesAt > now)
    .map((slot) => (slot.opensAt < now ? { ...slot, opensAt: now } : slot));

/** What is wrong with the dates and windows of a round, with pointers into the body of `open-round`. */
export function checkRoundDates(
  round: { readonly slots: SlotPlan; readonly startsOn: string; readonly endsOn: string },
  today: string,
): FieldProblem[] {
  const { startsOn, endsOn, slots } = round;
  const problems: FieldProblem[] = [];
  const days = daysBetween(startsOn, endsOn) + 1;
  if (startsOn < today) problems.push({ pointer: '/startsOn', code: 'in-the-past' });
  if (daysBetween(today, startsOn) > roundPolicy.mostDaysAhead)
    problems.push({
      pointer: '/startsOn',
      code: 'too-big',
      facts: { most: addDays(today, roundPolicy.mostDaysAhead) },
    });
  if (days < 1) problems.push({ pointer: '/endsOn', code: 'wrong-order' });
  else if (days > roundPolicy.mostDays)
    problems.push({
      pointer: '/endsOn',
      code: 'too-big',
      facts: { most: addDays(startsOn, roundPolicy.mostDays - 1) },
    });
  if (slots.kind === 'morning-evening') {
    const [morning, evening] = [slots.morning, slots.evening];
    if (minutes(morning.from) >= minutes(evening.from))
      problems.push({ pointer: '/slots/evening/from', code: 'wrong-order' });
    else if (endOf(morning) > minutes(evening.from))
      problems.push({ pointer: '/slots/evening/from', code: 'wrong-order' });
    // The evening may run over midnight, but not into the next morning.
    else if (endOf(evening) > minutes(morning.from) + 1440)
      problems.push({ pointer: '/slots/evening/until', code: 'wrong-order' });
  }
  return problems;
}
