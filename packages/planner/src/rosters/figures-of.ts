import { checkRoster } from './check-roster.ts';
import { linesOf } from './cost-parts.ts';
import { shortRests } from './line-cost.ts';
import type { Model } from './model.ts';
import type { Duty, RosterPlace } from './problem.ts';
import type { PersonFigures } from './roster.ts';

/** Figures of each person. @param noLine people without any line that keeps the rules */
export function figuresOf(
  { problem, counts }: Model,
  places: readonly RosterPlace[],
  noLine: ReadonlySet<number>,
): PersonFigures[] {
  const { duties, days, people, prices } = problem;
  const lines = linesOf(problem, places);
  const told = linesOf(problem, problem.published ?? []);
  const check = noLine.size > 0 ? checkRoster(problem, places).broken() : [];
  return people.map(({ wishes = [], ledger = {}, before }, person) => {
    const line = lines[person] ?? [];
    const has = (duty: number) => line.includes(duty);
    const met = wishes.filter(({ on, duties }) => duties.some(has) === on).length;
    const weekendDays = [...new Set(line.map((duty) => duties[duty]?.day ?? 0))].filter(
      (day) => days[day]?.weekend,
    );
    const firstOf = (day: number): number => (days[day - 1]?.weekend ? firstOf(day - 1) : day);
    const kept = told[person]?.filter(has).length ?? 0;
    return {
      duties: line.length,
      minutes: line.reduce((sum, duty) => sum + lengthOf(duties[duty] as Duty), 0),
      weekends: new Set(weekendDays.map(firstOf)).size,
      counts: Object.fromEntries(
        counts.map(({ name, amount }) => [
          name,
          line.reduce((sum, duty) => sum + (amount[duty] as number), ledger[name] ?? 0),
        ]),
      ),
      wishesMet: met,
      wishesMissed: wishes.length - met,
      shortRests: shortRests(duties, line, prices.shortRest?.below ?? 0, before?.duties ?? []),
      changes: problem.published ? line.length + (told[person]?.length ?? 0) - 2 * kept : 0,
      noLine: noLine.has(person)
        ? check.flatMap((each) => (each.person === person ? [each.broken] : []))
        : [],
    };
  });
}

const lengthOf = ({ start, end }: Duty) => end - start;
