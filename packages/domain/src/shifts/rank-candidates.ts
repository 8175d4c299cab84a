import type { ShiftReasonView, ShiftRules } from '@linli/contracts/shifts/values';
import { mondayOf } from './hours-of-work.ts';
import { mayStand } from './may-stand.ts';
import type { ShiftFacts, Standing } from './standing.ts';

export interface Candidate {
  readonly person: Standing;
  readonly reasons: readonly ShiftReasonView[];
  /** Held or done in the week of the shift. */
  readonly weekMinutes: number;
  /** End of their last place before the shift; null: none in the days before. */
  readonly lastUntil: Date | null;
}

/** Who could stand on a shift: those who may first, of them who has rested longest, then who has the least this week. */
export const rankCandidates = (
  people: readonly Standing[],
  shift: ShiftFacts,
  rules: ShiftRules,
  now: Date,
  when: { running?: boolean } = {},
): Candidate[] =>
  people
    .map((person): Candidate => {
      const before = person.held.filter(({ endsAt }) => endsAt <= shift.startsAt);
      const week = mondayOf(shift.day);
      return {
        person,
        reasons: mayStand(person, shift, rules, now, when),
        weekMinutes: person.held
          .filter(({ day }) => mondayOf(day) === week)
          .reduce((sum, { minutes }) => sum + minutes, 0),
        lastUntil: before.reduce<Date | null>(
          (last, { endsAt }) => (last === null || endsAt > last ? endsAt : last),
          null,
        ),
      };
    })
    .sort(
      (a, b) =>
        Math.min(a.reasons.length, 1) - Math.min(b.reasons.length, 1) ||
        (a.lastUntil?.getTime() ?? 0) - (b.lastUntil?.getTime() ?? 0) ||
        a.weekMinutes - b.weekMinutes ||
        (a.person.accountId < b.person.accountId ? -1 : 1),
    );
