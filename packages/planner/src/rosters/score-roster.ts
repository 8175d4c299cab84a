import { checkRoster } from './check-roster.ts';
import { linesOf, peopleOf } from './cost-parts.ts';
import { shortRests } from './line-cost.ts';
import type { Model } from './model.ts';
import type { Duty, RosterPlace } from './problem.ts';
import type { PersonFigures, RosterScore } from './roster.ts';

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

/**
 * Quality from 0 to 100. Coverage: share of the wanted minutes that are covered (roles count half). Fairness: 100 less the
 * average difference of people from their fair part of each count, as a share of that part. Wishes: share of their prices
 * that is met. Rest: share of duties not begun after a short rest. Total: 50, 20, 15 and 15 % of them.
 */
export function scoreRoster(
  { problem, counts, roles }: Model,
  places: readonly RosterPlace[],
  figures: readonly PersonFigures[],
): RosterScore {
  const { duties, people } = problem;
  const standing = peopleOf(problem, places);
  let [wanted, covered] = [0, 0];
  for (const [d, duty] of duties.entries()) {
    wanted += duty.wanted * lengthOf(duty);
    covered += Math.min(duty.wanted, standing[d]?.length ?? 0) * lengthOf(duty);
  }
  for (const { duty, role, wanted: some } of roles) {
    const held = standing[duty]?.filter((person) => people[person]?.roles?.includes(role)).length ?? 0;
    wanted += (some * lengthOf(duties[duty] as Duty)) / 2;
    covered += (Math.min(some, held) * lengthOf(duties[duty] as Duty)) / 2;
  }
  const shares = people.map(({ share = 1 }) => share);
  const allShares = shares.reduce((sum, share) => sum + share, 0);
  const unfair = counts.map(({ name }) => {
    const total = figures.reduce((sum, { counts }) => sum + (counts[name] ?? 0), 0);
    if (total === 0) return 0;
    const off = figures.reduce(
      (sum, { counts }, i) => sum + Math.abs((counts[name] ?? 0) - (total * (shares[i] ?? 1)) / allShares),
      0,
    );
    // At worst one person has everything: then the differences add up to nearly twice the total.
    return off / (2 * total);
  });
  let [asked, missed] = [0, 0];
  const lines = linesOf(problem, places);
  for (const [i, { wishes = [] }] of people.entries()) {
    for (const { on, duties: wished, price } of wishes) {
      asked += price;
      if (wished.some((duty) => lines[i]?.includes(duty)) !== on) missed += price;
    }
  }
  const shortRested = figures.reduce((sum, figure) => sum + figure.shortRests, 0);
  const coverage = share(covered, wanted);
  const fairness = 100 * (1 - unfair.reduce((sum, each) => sum + each, 0) / Math.max(1, unfair.length));
  const wishes = share(asked - missed, asked);
  const rest = share(places.length - shortRested, places.length);
  return {
    total: 0.5 * coverage + 0.2 * fairness + 0.15 * wishes + 0.15 * rest,
    coverage,
    fairness,
    wishes,
    rest,
  };
}

const share = (part: number, whole: number) => (whole > 0 ? (100 * part) / whole : 100);
