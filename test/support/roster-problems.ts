import { type Random, randomBy } from '@linli/infra/local/demo/random';
import type { Duty, RosterPair, RosterPerson, RosterProblem } from '@linli/planner/rosters/problem';

const HOUR = 60;
const DAY = 24 * HOUR;
/** 06:30–11:30, 11:30–17:30, 17:30–01:00, 01:00–06:30, with hours by which those from 22 to 06 weigh 1.5. */
const shifts = [
  { kind: 'morning', start: 390, end: 690, hours: 5, night: 0 },
  { kind: 'day', start: 690, end: 1_050, hours: 6, night: 0 },
  { kind: 'midnight', start: 1_050, end: 1_500, hours: 9, night: 1 },
  { kind: 'dawn', start: 60, end: 390, hours: 8, night: 1 },
] as const;

/** What people can do in the four shifts above: on workdays, on weekends. */
const patterns = {
  always: [
    [1, 1, 1, 1],
    [1, 1, 1, 1],
  ],
  'by day': [
    [1, 1, 0, 0],
    [1, 1, 0, 0],
  ],
  'evenings and weekends': [
    [0, 0, 1, 0],
    [1, 1, 1, 1],
  ],
  'late and early': [
    [0, 0, 1, 1],
    [0, 1, 1, 1],
  ],
} as const;

export interface CommunitySize {
  readonly posts: number;
  readonly weeks: number;
  readonly volunteers: number;
}

/**
 * A community's checkpoints: each post has four shifts of two people a day, one of them a lead; volunteers have patterns,
 * days away, wishes, a ledger, and some come in pairs. The same seed gives the same problem everywhere.
 */
export function communityRoster(seed: string, { posts, weeks, volunteers }: CommunitySize): RosterProblem {
  const random = randomBy(seed);
  const days = Array.from({ length: 7 * weeks }, (_, day) => ({
    weekend: day % 7 >= 5,
    week: Math.floor(day / 7),
  }));
  const duties = days.flatMap(({ weekend }, day) =>
    Array.from({ length: posts }, (_, post) =>
      shifts.map(
        ({ kind, start, end, hours, night }): Duty => ({
          group: `post ${post}`,
          kind,
          day,
          start: day * DAY + start,
          end: day * DAY + end,
          wanted: 2,
          missing: night ? 1_200 : 1_000,
          extra: 500,
          roles: [{ role: 'lead', wanted: 1, missing: 60 }],
          counts: { hours, night, weekend: weekend ? 1 : 0 },
        }),
      ),
    ).flat(),
  );
  return {
    days,
    duties,
    people: Array.from({ length: volunteers }, (_, i) =>
      volunteer(random.fork(`volunteer ${i}`), duties, days, posts),
    ),
    limits: { adult: limits(28), eager: limits(36) },
    pairs: pairsOf(random.fork('pairs'), volunteers),
    prices: {
      fairness: { hours: 0.1, night: 4, weekend: 3 },
      shortRest: { below: 14 * HOUR, price: 6 },
    },
  };
}

const limits = (hours: number) => ({
  restMinutes: 11 * HOUR,
  touching: true,
  mostIn24Hours: 10 * HOUR,
  mostMinutesAWeek: hours * HOUR,
  mostRun: 6,
});

function volunteer(
  random: Random,
  duties: readonly Duty[],
  days: RosterProblem['days'],
  posts: number,
): RosterPerson {
  const pattern =
    patterns[
      random.weighted([
        ['always', 4],
        ['by day', 4],
        ['evenings and weekends', 5],
        ['late and early', 3],
      ] as const)
    ];
  const dayOf = (duty: Duty) => days[duty.day]?.weekend ?? false;
  const can = (duty: Duty) =>
    pattern[dayOf(duty) ? 1 : 0][shifts.findIndex(({ kind }) => kind === duty.kind)] === 1;
  const away = random.chance(0.3) ? random.between(0, days.length - 3) : Infinity;
  const home = random.between(0, posts + 3);
  const positions = (test: (duty: Duty) => boolean) => duties.flatMap((duty, i) => (test(duty) ? [i] : []));
  return {
    limits: random.chance(0.4) ? 'eager' : 'adult',
    roles: random.chance(0.35) ? ['lead'] : [],
    barred: [
      { reason: 'pattern', duties: positions((duty) => !can(duty)) },
      { reason: 'away', duties: positions(({ day }) => day >= away && day < away + 3) },
      { reason: 'own building', duties: positions(({ group }) => group === `post ${home}`) },
    ],
    wishes: Array.from({ length: random.between(0, 5) }, () => {
      const model = random.pick(duties);
      const same = ({ day, kind }: Duty) => day === model.day && kind === model.kind;
      return { on: random.chance(0.4), duties: positions(same), price: random.between(5, 30) };
    }),
    ledger: { hours: random.between(0, 20), night: random.between(0, 3), weekend: random.between(0, 2) },
  };
}

/** A tenth of the volunteers stand together, a tenth hand over to each other, a twentieth are friends. */
function pairsOf(random: Random, volunteers: number): RosterPair[] {
  const people = Array.from({ length: volunteers }, (_, i) => i);
  const order = people.map((i) => ({ i, key: random.next() })).sort((a, b) => a.key - b.key);
  const pairs: RosterPair[] = [];
  for (let at = 0; at + 1 < volunteers / 4; at += 2) {
    const [a, b] = [order[at]?.i ?? 0, order[at + 1]?.i ?? 1];
    if (at < volunteers / 10) pairs.push({ kind: 'together', people: [a, b] });
    else if (at < volunteers / 5) pairs.push({ kind: 'handover', people: [a, b], price: 8 });
    else pairs.push({ kind: 'friends', people: [a, b], price: 5 });
  }
  return pairs;
}
