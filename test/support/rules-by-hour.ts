import type { Duty, RosterPerson, RosterPlace, RosterProblem } from '@linli/planner/rosters/problem';

const HOUR = 60;

/**
 * The hard rules once more, in another way: hours are marked one by one and days are letters. For times on the hour.
 * @returns `person rule` for each rule that is broken; of rest nothing is said where duties overlap
 */
export function rulesByHour(problem: RosterProblem, places: readonly RosterPlace[]): Set<string> {
  const lines = problem.people.map((_, person) => [
    ...new Set(places.flatMap((place) => (place.person === person ? [place.duty] : []))),
  ]);
  const broken = new Set<string>();
  for (const [person, who] of problem.people.entries()) {
    const line = lines[person] ?? [];
    const duties = line.map((duty) => problem.duties[duty] as Duty);
    const pinned = problem.pinned?.flatMap((place) => (place.person === person ? [place.duty] : [])) ?? [];
    for (const { reason, duties: barred } of who.barred ?? []) {
      if (line.some((duty) => [...barred].includes(duty) && !pinned.includes(duty)))
        broken.add(`${person} barred ${reason}`);
    }
    if (pinned.some((duty) => !line.includes(duty))) broken.add(`${person} pinned`);
    const rules = [...byHours(problem, who, duties), ...byDays(problem, who, duties)];
    for (const rule of rules) broken.add(`${person} ${rule}`);
  }
  for (const { kind, people } of problem.pairs ?? []) {
    const [mine = [], theirs = []] = people.map((person) => lines[person]);
    const hours = new Set(mine.flatMap((duty) => hoursOf(problem.duties[duty] as Duty)));
    const both = theirs.some((duty) => hoursOf(problem.duties[duty] as Duty).some((hour) => hours.has(hour)));
    const same = [...mine].sort().join() === [...theirs].sort().join();
    const rule =
      kind === 'together' && !same
        ? 'together'
        : kind !== 'friends' && kind !== 'together' && both
          ? 'apart'
          : '';
    if (rule) for (const person of people) broken.add(`${person} ${rule}`);
  }
  return broken;
}

function hoursOf({ start, end }: { start: number; end: number }): number[] {
  return Array.from({ length: (end - start) / HOUR }, (_, i) => start / HOUR + i);
}

function byHours(problem: RosterProblem, person: RosterPerson, duties: readonly Duty[]): string[] {
  const limits = problem.limits[person.limits] ?? {};
  const before = person.before?.duties ?? [];
  const hours = new Map<number, number>();
  for (const duty of [...before, ...duties])
    for (const hour of hoursOf(duty)) hours.set(hour, (hours.get(hour) ?? 0) + 1);
  const mine = new Set(duties.flatMap(hoursOf));
  if ([...mine].some((hour) => (hours.get(hour) ?? 0) > 1)) return ['overlap'];
  const broken: string[] = [];
  const rest = (limits.restMinutes ?? 0) / HOUR;
  const ends = new Set([...before, ...duties].map(({ end }) => end / HOUR));
  for (const { start } of duties) {
    const first = start / HOUR;
    if (rest > 0 && ends.has(first) && !limits.touching) broken.push('restMinutes');
    for (let back = 1; back < rest && !ends.has(first); back++) {
      if (ends.has(first - back)) broken.push('restMinutes');
    }
  }
  const all = [...hours.keys()];
  for (let from = Math.min(...all); from <= Math.max(...all); from++) {
    const within = all.filter((hour) => hour >= from && hour < from + 24);
    const tooMuch = within.length * HOUR > (limits.mostIn24Hours ?? Infinity);
    if (tooMuch && within.some((hour) => mine.has(hour))) broken.push('mostIn24Hours');
  }
  return broken;
}

function byDays(
  { days, ...problem }: RosterProblem,
  person: RosterPerson,
  duties: readonly Duty[],
): string[] {
  const limits = problem.limits[person.limits] ?? {};
  const minutes = (list: readonly Duty[]) => list.reduce((sum, { start, end }) => sum + end - start, 0);
  const week = (number: number) => duties.filter(({ day }) => days[day]?.week === number);
  const letters = days.map((_, day) => (duties.some((duty) => duty.day === day) ? 'w' : '-')).join('');
  const earlier = [3, 2, 1]
    .map((ago) => (person.before?.duties.some(({ day }) => day === -ago) ? 'W' : '-'))
    .join('');
  const tests: Record<string, boolean> = {
    mostADay: duties.some(
      ({ day }) => duties.filter((other) => other.day === day).length > (limits.mostADay ?? 1),
    ),
    mostMinutesAWeek: [...new Set(duties.map(({ day }) => days[day]?.week ?? 0))].some((number) => {
      const had = number === days[0]?.week ? (person.before?.weekMinutes ?? 0) : 0;
      return had + minutes(week(number)) > (limits.mostMinutesAWeek ?? Infinity);
    }),
    mostMinutes: minutes(duties) > (limits.mostMinutes ?? Infinity),
    leastMinutes: minutes(duties) < (limits.leastMinutes ?? 0),
    mostOfKind: Object.entries(limits.mostOfKind ?? {}).some(
      ([kind, most]) => duties.filter((duty) => duty.kind === kind).length > most,
    ),
    mostRun: `${earlier}${letters}`
      .split('-')
      .some((run) => run.includes('w') && run.length > (limits.mostRun ?? Infinity)),
    leastRun: letters
      .split('-')
      .slice(1, -1)
      .some((run) => run !== '' && run.length < (limits.leastRun ?? 1)),
    leastFree: letters
      .split('w')
      .slice(1, -1)
      .some((run) => run !== '' && run.length < (limits.leastFree ?? 1)),
    mostWeekends:
      new Set(duties.flatMap(({ day }) => (days[day]?.weekend ? [Math.floor(day / 7)] : []))).size >
      (limits.mostWeekends ?? Infinity),
    notNextDay: duties.some((a) =>
      duties.some((b) => b.day === a.day + 1 && problem.notNextDay?.[a.kind]?.includes(b.kind)),
    ),
  };
  return Object.keys(tests).filter((rule) => tests[rule]);
}
