import type { Duty, RosterLimits, RosterPerson, RosterPlace, RosterProblem } from './problem.ts';
import type { RuleBroken } from './roster.ts';

export interface BrokenHere {
  readonly person: number;
  readonly broken: RuleBroken;
}

const DAY = 1_440;

/** A roster with its rules checked one by one, straight from what they say: for edits by hand and as the planner's judge. */
export interface RosterCheck {
  /** Every hard rule that is broken, by person. Legal rosters have none. */
  broken(): BrokenHere[];
  /** Rules broken if this person (with whom they stay together) got the duty as well, and not broken now. */
  whyNot(person: number, duty: number): RuleBroken[];
}

/** @param problem a valid one */
export function checkRoster(problem: RosterProblem, places: readonly RosterPlace[]): RosterCheck {
  const lines = problem.people.map((_, person) => dutiesOf(places, person));
  const pinned = problem.people.map((_, person) => dutiesOf(problem.pinned ?? [], person));
  const barred = problem.people.map(({ barred = [] }) =>
    barred.map(({ reason, duties }) => ({ reason, duties: new Set(duties) })),
  );
  const pairs = problem.people.map((_, person) =>
    (problem.pairs ?? []).filter(({ kind, people }) => kind !== 'friends' && people.includes(person)),
  );

  const brokenBy = (
    person: number,
    line: readonly number[],
    lineOf: (other: number) => readonly number[],
  ) => {
    const found: RuleBroken[] = [];
    for (const { reason, duties } of barred[person] ?? []) {
      const hit = line.some((duty) => duties.has(duty) && !pinned[person]?.includes(duty));
      if (hit) found.push({ rule: 'barred', reason });
    }
    if (pinned[person]?.some((duty) => !line.includes(duty))) found.push({ rule: 'pinned' });
    const who = problem.people[person] as RosterPerson;
    found.push(...brokenLimits(problem, who, line));
    for (const { kind, people } of pairs[person] ?? []) {
      const other = lineOf(people[0] === person ? people[1] : people[0]);
      const same = line.length === other.length && line.every((duty) => other.includes(duty));
      if (kind === 'together' ? !same : line.some((a) => other.some((b) => overlap(problem, a, b)))) {
        found.push({ rule: kind === 'together' ? 'together' : 'apart' });
      }
    }
    return found;
  };
  const lineOf = (person: number) => lines[person] ?? [];
  const namesNow = new Map<number, ReadonlySet<string>>();
  const brokenNow = (person: number) => {
    const known = namesNow.get(person) ?? new Set(brokenBy(person, lineOf(person), lineOf).map(nameOf));
    namesNow.set(person, known);
    return known;
  };

  return {
    broken: () =>
      problem.people.flatMap((_, person) =>
        brokenBy(person, lineOf(person), lineOf).map((broken) => ({ person, broken })),
      ),
    whyNot(person, duty) {
      const partner = pairs[person]
        ?.find(({ kind }) => kind === 'together')
        ?.people.find((each) => each !== person);
      const members = partner === undefined ? [person] : [person, partner];
      const withDuty = (each: number) =>
        members.includes(each) ? [...new Set([...lineOf(each), duty])] : lineOf(each);
      const found = new Map<string, RuleBroken>();
      for (const member of members) {
        const now = brokenNow(member);
        for (const broken of brokenBy(member, withDuty(member), withDuty)) {
          // A duty that is barred stays so, whatever else the person was given against the same reason.
          const isNew =
            broken.rule === 'barred'
              ? bars(barred[member] ?? [], broken.reason, duty)
              : !now.has(nameOf(broken));
          if (isNew) found.set(nameOf(broken), broken);
        }
      }
      return [...found.values()];
    },
  };
}

/** A rule by a name that tells reasons apart. */
export function nameOf(broken: RuleBroken): string {
  return broken.rule === 'barred' ? `barred ${broken.reason}` : broken.rule;
}

function bars(
  barred: readonly { reason: string; duties: ReadonlySet<number> }[],
  reason: string,
  duty: number,
): boolean {
  return barred.some((each) => each.reason === reason && each.duties.has(duty));
}

function dutiesOf(places: readonly RosterPlace[], person: number): number[] {
  return places.flatMap((place) => (place.person === person ? [place.duty] : []));
}

function overlap({ duties }: RosterProblem, a: number, b: number): boolean {
  const [one, other] = [duties[a] as Duty, duties[b] as Duty];
  return one.start < other.end && other.start < one.end;
}

function brokenLimits(problem: RosterProblem, person: RosterPerson, line: readonly number[]): RuleBroken[] {
  const limits = problem.limits[person.limits] as RosterLimits;
  const duties = line.map((duty) => problem.duties[duty] as Duty).sort((a, b) => a.start - b.start);
  const found = [...brokenTimes(limits, person, duties), ...brokenDays(problem, limits, person, duties)];
  const minutes = duties.reduce((sum, { start, end }) => sum + end - start, 0);
  if (minutes > (limits.mostMinutes ?? Infinity)) found.push('mostMinutes');
  if (minutes < (limits.leastMinutes ?? 0)) found.push('leastMinutes');
  for (const [kind, most] of Object.entries(limits.mostOfKind ?? {})) {
    if (duties.filter((duty) => duty.kind === kind).length > most) found.push('mostOfKind');
  }
  for (const a of duties) {
    for (const b of duties) {
      if (b.day === a.day + 1 && problem.notNextDay?.[a.kind]?.includes(b.kind)) found.push('notNextDay');
    }
  }
  return [...new Set(found)].map((rule) => ({ rule }));
}

type LimitName = Exclude<RuleBroken['rule'], 'barred'>;

/** Rules about minutes between duties and around them. */
function brokenTimes(limits: RosterLimits, person: RosterPerson, duties: readonly Duty[]): LimitName[] {
  const found: LimitName[] = [];
  const before = person.before?.duties ?? [];
  const all = [...before, ...duties].sort((a, b) => a.start - b.start);
  for (const [i, duty] of all.entries()) {
    const last = all[i - 1];
    if (!last || !duties.includes(duty as Duty)) continue;
    const rest = duty.start - last.end;
    if (rest < 0) found.push('overlap');
    else if (rest < (limits.restMinutes ?? 0) && !(rest === 0 && limits.touching)) found.push('restMinutes');
  }
  const most = limits.mostIn24Hours ?? Infinity;
  // Slide a day along: it is fullest when it starts with a duty, or ends with one.
  const windows = all.flatMap(({ start, end }) => [start, end - DAY]);
  const within = (list: readonly { start: number; end: number }[], from: number) =>
    list.reduce(
      (sum, { start, end }) => sum + Math.max(0, Math.min(end, from + DAY) - Math.max(start, from)),
      0,
    );
  if (most < Infinity && windows.some((from) => within(duties, from) > 0 && within(all, from) > most)) {
    found.push('mostIn24Hours');
  }
  return found;
}

/** Rules about days, weeks and weekends. */
function brokenDays(
  { days }: RosterProblem,
  limits: RosterLimits,
  person: RosterPerson,
  duties: readonly Duty[],
): LimitName[] {
  const found: LimitName[] = [];
  const worked = days.map((_, day) => duties.filter((duty) => duty.day === day));
  if (worked.some((list) => list.length > (limits.mostADay ?? 1))) found.push('mostADay');
  const weeks = new Map([[days[0]?.week, person.before?.weekMinutes ?? 0]]);
  for (const { day, start, end } of duties) {
    const week = days[day]?.week;
    weeks.set(week, (weeks.get(week) ?? 0) + end - start);
  }
  const inRoster = new Set(duties.map(({ day }) => days[day]?.week));
  if ([...weeks].some(([week, sum]) => inRoster.has(week) && sum > (limits.mostMinutesAWeek ?? Infinity))) {
    found.push('mostMinutesAWeek');
  }
  const weekends = new Set<number>();
  for (const day of days.keys()) {
    if (!days[day]?.weekend || worked[day]?.length === 0) continue;
    let first = day;
    while (days[first - 1]?.weekend) first--;
    weekends.add(first);
  }
  if (weekends.size > (limits.mostWeekends ?? Infinity)) found.push('mostWeekends');
  const earlier = new Set(person.before?.duties.map(({ day }) => day));
  const works = (day: number) => (day < 0 ? earlier.has(day) : (worked[day]?.length ?? 0) > 0);
  for (let first = 0; first < days.length; ) {
    let end = first;
    while (end < days.length && works(end) === works(first)) end++;
    let begin = first;
    if (first === 0) while (works(first) && works(begin - 1)) begin--;
    const inside = first > 0 && end < days.length;
    if (works(first) && end - begin > (limits.mostRun ?? Infinity)) found.push('mostRun');
    if (works(first) && inside && end - first < (limits.leastRun ?? 1)) found.push('leastRun');
    if (!works(first) && inside && end - first < (limits.leastFree ?? 1)) found.push('leastFree');
    first = end;
  }
  return found;
}
