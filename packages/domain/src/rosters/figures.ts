import type { KeptBy } from '@linli/contracts/rosters/labels';
import { addDays } from '../civil-time.ts';
import type { PlanFacts, PlanPerson, PlanShift } from './facts.ts';
import { isAbout } from './free-for.ts';

/** What a roster gives one person, as it is kept and shown. */
export interface PersonFigures {
  readonly shifts: number;
  readonly minutes: number;
  readonly nightMinutes: number;
  /** Stretches of days off with a shift on them. */
  readonly weekends: number;
  readonly beforeMinutes: number;
  readonly wishesKept: number;
  readonly wishesMissed: number;
  /** Rests that are legal and short. */
  readonly shortRests: number;
  /** Shifts given or taken, next to what they hold; only where a roster is made again. */
  readonly changes: number;
  /** What keeps them from every shift of the plan; empty for whoever could have one. */
  readonly keptBy: readonly KeptBy[];
}

/** Wishes that a shift of the plan is about, kept or not. */
export function wishesOf(
  { availability }: PlanPerson,
  all: readonly PlanShift[],
  mine: readonly PlanShift[],
): { kept: number; missed: number } {
  let kept = 0;
  let missed = 0;
  for (const wish of availability.wishes) {
    if (!all.some(({ planned, wall }) => planned && isAbout(wish, wall))) continue;
    if (mine.some(({ wall }) => isAbout(wish, wall)) === wish.glad) kept++;
    else missed++;
  }
  return { kept, missed };
}

/**
 * @param mine shifts the person has in the roster, held ones included
 * @param below minutes of rest that count as short
 * @param keptBy what keeps them from all of it
 */
export function figuresOf(
  facts: PlanFacts,
  person: PlanPerson,
  mine: readonly PlanShift[],
  below: number,
  keptBy: readonly KeptBy[] = [],
): PersonFigures {
  const { kept, missed } = wishesOf(person, facts.shifts, mine);
  const { accountId } = person.standing;
  const held = facts.claims.filter((claim) => claim.accountId === accountId).map(({ shiftId }) => shiftId);
  const ids = new Set(mine.map((shift) => shift.facts.id));
  const sorted = [...mine].sort((a, b) => a.facts.startsAt.getTime() - b.facts.startsAt.getTime());
  const rests = sorted.slice(1).map((shift, i) => restAfter(sorted[i], shift));
  return {
    shifts: mine.length,
    minutes: mine.reduce((sum, shift) => sum + shift.facts.minutes, 0),
    nightMinutes: mine.reduce((sum, shift) => sum + shift.facts.nightMinutes, 0),
    weekends: weekendsOf(facts, mine),
    beforeMinutes: person.ledger.minutes,
    wishesKept: kept,
    wishesMissed: missed,
    shortRests: rests.filter((rest) => rest > 0 && rest < below).length,
    changes: facts.replans
      ? held.filter((shiftId) => !ids.has(shiftId)).length +
        [...ids].filter((shiftId) => !held.includes(shiftId)).length
      : 0,
    keptBy,
  };
}

const restAfter = (before: PlanShift | undefined, shift: PlanShift): number =>
  before === undefined
    ? Number.POSITIVE_INFINITY
    : (shift.facts.startsAt.getTime() - before.facts.endsAt.getTime()) / 60_000;

function weekendsOf({ worksOn }: PlanFacts, mine: readonly PlanShift[]): number {
  const first = new Set<string>();
  for (const { dayOff, wall } of mine) {
    if (!dayOff) continue;
    let day = wall.day;
    while (!worksOn(addDays(day, -1))) day = addDays(day, -1);
    first.add(day);
  }
  return first.size;
}
