import type { FieldProblem } from '@linli/contracts/problem';
import type { DemandPattern, DemandShift } from '@linli/contracts/shifts/values';

const DAY = 24 * 60;
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

interface Span {
  readonly from: number;
  readonly until: number;
}

const spanOf = ({ from, until }: DemandShift): Span => {
  const [start, end] = [minutesOf(from), minutesOf(until)];
  return { from: start, until: end > start ? end : end + DAY };
};
const later = ({ from, until }: Span): Span => ({ from: from + DAY, until: until + DAY });

/** They cut into each other, and neither lies inside the other. */
const cross = (a: Span, b: Span): boolean => {
  const [first, second] = a.from <= b.from ? [a, b] : [b, a];
  return second.from < first.until && second.until > first.until && second.from > first.from;
};

const neverTogether = (a: DemandShift, b: DemandShift): boolean =>
  a.days !== 'every' && b.days !== 'every' && a.days !== b.days;

/**
 * What is wrong with a pattern, by JSON pointer into it. Two shifts of a checkpoint may overlap only where one lies inside the
 * other (more people for a busy hour) and does not begin with it: that is a larger number of people. What cuts into a
 * neighbour is a slip; those who hand over stay `changeOverMinutes` longer instead. Several roles may fall to one person, so
 * each of them is bounded by the people of the shift, not their sum.
 */
export function checkPattern({ shifts }: DemandPattern): FieldProblem[] {
  const problems: FieldProblem[] = [];
  shifts.forEach((shift, i) => {
    const at = `/shifts/${i}`;
    const seen = new Set<string>();
    shift.roles.forEach(({ role, people, language }, k) => {
      const pointer = `${at}/roles/${k}`;
      if (people > shift.people)
        problems.push({ pointer: `${pointer}/people`, code: 'too-big', facts: { most: shift.people } });
      if (language !== null && role !== 'interpreter')
        problems.push({ pointer: `${pointer}/language`, code: 'not-allowed-here' });
      const key = `${role} ${language ?? ''}`;
      if (seen.has(key)) problems.push({ pointer: `${pointer}/role`, code: 'not-unique' });
      seen.add(key);
    });
    const mine = spanOf(shift);
    const clash = shifts.slice(0, i).findIndex((other) => {
      const theirs = spanOf(other);
      const sameDay = !neverTogether(shift, other) && (mine.from === theirs.from || cross(mine, theirs));
      return sameDay || cross(later(mine), theirs) || cross(mine, later(theirs));
    });
    if (clash >= 0) problems.push({ pointer: `${at}/from`, code: 'overlaps', facts: { other: clash + 1 } });
  });
  return problems;
}
