import { readFileSync } from 'node:fs';
import type { Duty, RosterLimits, RosterPerson, RosterProblem, Wish } from '@linli/planner/rosters/problem';

const DAY = 1_440;

/**
 * Reads an instance of T. Curtois and R. Qu, "Computational results on new staff scheduling benchmark instances" (2014).
 * The format has lengths of shifts only, so every shift starts at the beginning of its day and rest is said by successions.
 */
export function readCurtois(path: string): RosterProblem {
  const sections = sectionsOf(readFileSync(path, 'utf8'));
  const rows = (name: string) =>
    (sections.get(name) ?? []).map((line) => line.split(',').map((each) => each.trim()));
  const horizon = Number(rows('HORIZON')[0]?.[0]);
  const shifts = rows('SHIFTS');
  const shiftOf = new Map(shifts.map(([id = ''], i) => [id, i]));
  const staff = rows('STAFF');
  const personOf = new Map(staff.map(([id = ''], i) => [id, i]));
  const position = (day = '', shift = '') => Number(day) * shifts.length + (shiftOf.get(shift) ?? Number.NaN);
  const duties = Array.from({ length: horizon * shifts.length }, (_, i): Duty => {
    const [kind = '', minutes] = shifts[i % shifts.length] ?? [];
    const day = Math.floor(i / shifts.length);
    return {
      group: 'ward',
      kind,
      day,
      start: day * DAY,
      end: day * DAY + Number(minutes),
      wanted: 0,
      missing: 0,
      extra: 0,
    };
  });
  for (const [day, shift, wanted, missing, extra] of rows('COVER')) {
    const at = position(day, shift);
    const duty = duties[at];
    if (!duty) throw new RangeError(`no shift ${shift} on day ${day}`);
    duties[at] = { ...duty, wanted: Number(wanted), missing: Number(missing), extra: Number(extra) };
  }
  const people = staff.map(
    ([id = '']): RosterPerson & { barred: { reason: string; duties: number[] }[]; wishes: Wish[] } => ({
      limits: id,
      barred: [],
      wishes: [],
    }),
  );
  for (const [id = '', ...days] of rows('DAYS_OFF')) {
    const off = days.flatMap((day) => shifts.map(([shift]) => position(day, shift)));
    people[personOf.get(id) ?? -1]?.barred.push({ reason: 'day off', duties: off });
  }
  for (const on of [true, false]) {
    for (const [id = '', day, shift, weight] of rows(on ? 'SHIFT_ON_REQUESTS' : 'SHIFT_OFF_REQUESTS')) {
      const wish = { on, duties: [position(day, shift)], price: Number(weight) };
      people[personOf.get(id) ?? -1]?.wishes.push(wish);
    }
  }
  return {
    // Day 0 is a Monday.
    days: Array.from({ length: horizon }, (_, day) => ({ weekend: day % 7 >= 5, week: Math.floor(day / 7) })),
    duties,
    ...sharedLimits(people, new Map(staff.map((row) => [row[0] ?? '', limitsOf(row)]))),
    notNextDay: Object.fromEntries(
      shifts.map(([id = '', , not = '']) => [id, not.split('|').filter(Boolean)]),
    ),
    prices: {},
  };
}

function sectionsOf(text: string): Map<string, string[]> {
  const sections = new Map<string, string[]>();
  let current: string[] = [];
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('SECTION_')) {
      current = [];
      sections.set(line.slice('SECTION_'.length), current);
    } else current.push(line);
  }
  return sections;
}

function limitsOf([
  ,
  kinds = '',
  most,
  least,
  mostRun,
  leastRun,
  leastFree,
  weekends,
]: string[]): RosterLimits {
  return {
    mostOfKind: Object.fromEntries(
      kinds.split('|').map((each): [string, number] => {
        const [kind = '', number] = each.split('=');
        return [kind, Number(number)];
      }),
    ),
    mostMinutes: Number(most),
    leastMinutes: Number(least),
    mostRun: Number(mostRun),
    leastRun: Number(leastRun),
    leastFree: Number(leastFree),
    mostWeekends: Number(weekends),
  };
}

/** People of equal limits name the same set. */
function sharedLimits<P extends RosterPerson>(
  people: readonly P[],
  limitsById: ReadonlyMap<string, RosterLimits>,
): { people: P[]; limits: Record<string, RosterLimits> } {
  const limits: Record<string, RosterLimits> = {};
  return {
    people: people.map((person) => {
      const set = limitsById.get(person.limits) ?? {};
      const name = JSON.stringify(set);
      limits[name] = set;
      return { ...person, limits: name };
    }),
    limits,
  };
}
