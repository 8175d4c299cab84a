import { checkRoster, nameOf, type RosterCheck } from './check-roster.ts';
import { peopleOf } from './cost-parts.ts';
import type { RosterPlace, RosterProblem } from './problem.ts';
import type { Gap, RuleBroken } from './roster.ts';

/** Places left open: who was kept away by what, and what would close each. */
export function gapsOf(problem: RosterProblem, places: readonly RosterPlace[]): Gap[] {
  const check = checkRoster(problem, places);
  const standing = peopleOf(problem, places);
  return problem.duties.flatMap((duty, d) => {
    const here = standing[d] ?? [];
    const missing = duty.wanted - here.length;
    const others = [...problem.people.keys()].filter((person) => !here.includes(person));
    const gaps = missing > 0 ? [gap(check, d, missing, others)] : [];
    for (const { role, wanted } of duty.roles ?? []) {
      const holds = (person: number) => problem.people[person]?.roles?.includes(role) ?? false;
      const lacking = wanted - here.filter(holds).length;
      if (lacking > 0) gaps.push({ ...gap(check, d, lacking, others.filter(holds)), role });
    }
    return gaps;
  });
}

function gap(check: RosterCheck, duty: number, missing: number, people: readonly number[]): Gap {
  const why = new Map<string, { broken: RuleBroken; people: number; only: number }>();
  let free = 0;
  for (const person of people) {
    const rules = check.whyNot(person, duty);
    if (rules.length === 0) free++;
    for (const broken of rules) {
      const entry = why.get(nameOf(broken)) ?? { broken, people: 0, only: 0 };
      entry.people++;
      if (rules.length === 1) entry.only++;
      why.set(nameOf(broken), entry);
    }
  }
  const sorted = [...why.values()].sort(
    (a, b) => b.people - a.people || (nameOf(a.broken) < nameOf(b.broken) ? -1 : 1),
  );
  return {
    duty,
    missing,
    why: sorted,
    free,
    closedBy: sorted.filter(({ only }) => only >= missing).map(({ broken }) => broken),
  };
}
