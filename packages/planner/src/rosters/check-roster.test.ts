import { anyRosterProblem } from '@linli/test/support/any-roster-problem';
import { rulesByHour } from '@linli/test/support/rules-by-hour';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { checkRoster, nameOf } from './check-roster.ts';
import type { Duty, RosterLimits, RosterPerson, RosterProblem } from './problem.ts';

const HOUR = 60;
const duty = (day: number, from: number, to: number, kind = 'day', group = 'gate'): Duty => ({
  group,
  kind,
  day,
  start: (24 * day + from) * HOUR,
  end: (24 * day + to) * HOUR,
  wanted: 1,
  missing: 10,
  extra: 10,
});
const problem = (
  duties: Duty[],
  limits: RosterLimits,
  more: Partial<RosterPerson> = {},
  rest: Partial<RosterProblem> = {},
): RosterProblem => ({
  days: Array.from({ length: 14 }, (_, day) => ({ weekend: day % 7 >= 5, week: Math.floor(day / 7) })),
  duties,
  people: [{ limits: 'all', ...more }, { limits: 'all' }],
  limits: { all: limits },
  prices: {},
  ...rest,
});
const rules = (asked: RosterProblem, places = asked.duties.map((_, duty) => ({ person: 0, duty }))) =>
  checkRoster(asked, places)
    .broken()
    .map(({ broken }) => nameOf(broken));

describe('limits of one person', () => {
  const night = duty(0, 17.5, 25, 'night');
  it.each<[string, Duty[], RosterLimits, string[]]>([
    ['eleven hours of rest', [night, duty(1, 12, 15)], { restMinutes: 11 * HOUR }, []],
    ['a minute less', [night, duty(1, 11.9, 15)], { restMinutes: 11 * HOUR }, ['restMinutes']],
    ['overlapping ends', [night, duty(1, 0.5, 3)], {}, ['overlap']],
    ['ends that touch', [duty(0, 6, 10), duty(0, 10, 12)], { mostADay: 2, restMinutes: 60 }, ['restMinutes']],
    [
      'one stretch of work',
      [duty(0, 6, 10), duty(0, 10, 12)],
      { mostADay: 2, restMinutes: 60, touching: true },
      [],
    ],
    ['two on a day', [duty(0, 6, 8), duty(0, 20, 22)], {}, ['mostADay']],
    ['ten hours in 24', [night, duty(1, 15, 17.5)], { mostIn24Hours: 10 * HOUR }, []],
    ['more than ten', [night, duty(1, 14.5, 17.5)], { mostIn24Hours: 10 * HOUR }, ['mostIn24Hours']],
    ['a full week', [duty(0, 8, 16), duty(6, 8, 16)], { mostMinutesAWeek: 15 * HOUR }, ['mostMinutesAWeek']],
    ['two weeks', [duty(6, 8, 16), duty(7, 8, 16)], { mostMinutesAWeek: 15 * HOUR }, []],
    ['too much in all', [duty(0, 8, 16), duty(9, 8, 16)], { mostMinutes: 15 * HOUR }, ['mostMinutes']],
    ['too little in all', [duty(0, 8, 16)], { leastMinutes: 9 * HOUR }, ['leastMinutes']],
    ['a night too many', [night, duty(4, 17.5, 25, 'night')], { mostOfKind: { night: 1 } }, ['mostOfKind']],
    ['three days in a row', [1, 2, 3].map((day) => duty(day, 8, 9)), { mostRun: 2 }, ['mostRun']],
    ['a day alone', [duty(3, 8, 9)], { leastRun: 2 }, ['leastRun']],
    ['a day alone at the edge', [duty(0, 8, 9)], { leastRun: 2 }, []],
    ['one day free between', [duty(1, 8, 9), duty(3, 8, 9)], { leastFree: 2 }, ['leastFree']],
    ['both days of one weekend', [duty(5, 8, 9), duty(6, 8, 9)], { mostWeekends: 1 }, []],
    ['two weekends', [duty(5, 8, 9), duty(13, 8, 9)], { mostWeekends: 1 }, ['mostWeekends']],
  ])('%s', (_, duties, limits, broken) => {
    const [least] = broken;
    const expected = least?.startsWith('least') ? [least] : broken;
    const other = least === 'leastMinutes' ? ['leastMinutes'] : [];
    expect(rules(problem(duties, limits))).toEqual([...expected, ...other]);
  });

  it('what was done before the roster counts for rest, runs and the first week', () => {
    const before = { duties: [{ day: -1, start: -5 * HOUR, end: 1 * HOUR }], weekMinutes: 10 * HOUR };
    const asked = problem(
      [duty(0, 8, 16)],
      { restMinutes: 8 * HOUR, mostRun: 1, mostMinutesAWeek: 17 * HOUR },
      { before },
    );
    expect(rules(asked).sort()).toEqual(['mostMinutesAWeek', 'mostRun', 'restMinutes']);
  });

  it('a kind that may not follow on the next day', () => {
    const asked = problem(
      [duty(0, 18, 20, 'late'), duty(1, 8, 9, 'early')],
      {},
      {},
      {
        notNextDay: { late: ['early'] },
      },
    );
    expect(rules(asked)).toEqual(['notNextDay']);
  });

  it('barred duties, by their reason, but not when they are pinned', () => {
    const barred = [{ reason: 'away', duties: [0] }];
    const asked = problem([duty(0, 8, 9)], {}, { barred });
    expect(rules(asked)).toEqual(['barred away']);
    expect(rules({ ...asked, pinned: [{ person: 0, duty: 0 }] })).toEqual([]);
  });
});

describe('pairs', () => {
  const two = [duty(0, 8, 10), duty(0, 9, 11, 'day', 'back'), duty(0, 10, 12)];
  const both = (kind: 'together' | 'apart' | 'handover') => ({
    pairs: [
      kind === 'handover' ? { kind, people: [0, 1] as const, price: 1 } : { kind, people: [0, 1] as const },
    ],
  });

  it('those who stay together have the same duties', () => {
    const asked = problem(two, { mostADay: 2 }, {}, both('together'));
    expect(rules(asked, [{ person: 0, duty: 0 }])).toEqual(['together', 'together']);
    const same = [0, 1].map((person) => ({ person, duty: 0 }));
    expect(rules(asked, same)).toEqual([]);
  });

  it('those who hand over are never on duty at the same time, and may be at touching ones', () => {
    for (const kind of ['apart', 'handover'] as const) {
      const asked = problem(two, {}, {}, both(kind));
      const places = (duty: number) => [
        { person: 0, duty: 0 },
        { person: 1, duty },
      ];
      expect(rules(asked, places(1))).toEqual(['apart', 'apart']);
      expect(rules(asked, places(2))).toEqual([]);
    }
  });
});

test('the judge finds the same rules broken as counting hour by hour and reading days as letters', () => {
  const places = fc.array(fc.record({ person: fc.nat(4), duty: fc.nat(15) }), { maxLength: 14 });
  fc.assert(
    fc.property(anyRosterProblem, places, (asked, drawn) => {
      const within = drawn.filter(({ person, duty }) => person in asked.people && duty in asked.duties);
      const places = [...new Map(within.map((place) => [`${place.person} ${place.duty}`, place])).values()];
      const expected = rulesByHour(asked, places);
      const found = checkRoster(asked, places)
        .broken()
        .map(({ person, broken }) => `${person} ${nameOf(broken)}`);
      // Where duties overlap, rest and the busiest day mean nothing.
      const counts = (name: string) =>
        !/restMinutes|mostIn24Hours/.test(name) || !expected.has(`${name.split(' ')[0]} overlap`);
      expect(new Set(found.filter(counts))).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

test('a duty that nothing speaks against breaks no rule when it is given by hand', () => {
  fc.assert(
    fc.property(
      anyRosterProblem,
      fc.array(fc.tuple(fc.nat(4), fc.nat(15)), { maxLength: 8 }),
      (asked, tried) => {
        let places: { person: number; duty: number }[] = [];
        const names = () =>
          checkRoster(asked, places)
            .broken()
            .map(({ person, broken }) => `${person} ${nameOf(broken)}`);
        const before = new Set(names());
        for (const [person, duty] of tried) {
          if (person >= asked.people.length || duty >= asked.duties.length) continue;
          if (places.some((place) => place.person === person && place.duty === duty)) continue;
          if (checkRoster(asked, places).whyNot(person, duty).length > 0) continue;
          const partner = asked.pairs
            ?.find(({ kind, people }) => kind === 'together' && people.includes(person))
            ?.people.find((each) => each !== person);
          places = [...places, ...[person, partner ?? []].flat().map((each) => ({ person: each, duty }))];
        }
        expect(names().filter((name) => !before.has(name))).toEqual([]);
      },
    ),
  );
});
