import type {
  Duty,
  RosterLimits,
  RosterPair,
  RosterPerson,
  RosterProblem,
} from '@linli/planner/rosters/problem';
import fc from 'fast-check';

const HOUR = 60;
const kinds = ['early', 'late', 'night'] as const;

/** A duty of one of three kinds, at one of two posts; nights end on the next day, and ends of early ones touch late ones. */
const duty = (days: number) =>
  fc
    .record({
      day: fc.nat(days - 1),
      kind: fc.nat(2),
      post: fc.nat(1),
      wanted: fc.nat(2),
      missing: fc.integer({ min: 0, max: 100 }),
      extra: fc.integer({ min: 0, max: 30 }),
      lead: fc.nat(1),
    })
    .map(({ day, kind, post, wanted, missing, extra, lead }): Duty => {
      const start = day * 24 * HOUR + ([6, 11, 19][kind] ?? 6) * HOUR;
      return {
        group: `post ${post}`,
        kind: kinds[kind] ?? 'early',
        day,
        start,
        end: start + ([5, 6, 8][kind] ?? 5) * HOUR,
        wanted,
        missing,
        extra,
        roles: lead > 0 ? [{ role: 'lead', wanted: lead, missing: 20 }] : [],
        counts: { night: kind === 2 ? 1 : 0, hours: [5, 6, 8][kind] ?? 5 },
      };
    });

const limits: fc.Arbitrary<RosterLimits> = fc.record(
  {
    mostADay: fc.integer({ min: 1, max: 2 }),
    restMinutes: fc.constantFrom(0, 8 * HOUR, 11 * HOUR, 25 * HOUR),
    touching: fc.boolean(),
    mostIn24Hours: fc.constantFrom(6 * HOUR, 11 * HOUR, 14 * HOUR),
    mostMinutesAWeek: fc.constantFrom(10 * HOUR, 20 * HOUR),
    mostMinutes: fc.constantFrom(12 * HOUR, 30 * HOUR),
    leastMinutes: fc.constantFrom(5 * HOUR, 12 * HOUR),
    mostOfKind: fc.dictionary(fc.constantFrom(...kinds), fc.nat(2), { maxKeys: 2 }),
    mostRun: fc.integer({ min: 1, max: 3 }),
    leastRun: fc.integer({ min: 1, max: 2 }),
    leastFree: fc.integer({ min: 1, max: 3 }),
    mostWeekends: fc.nat(1),
  },
  { requiredKeys: [] },
);

const person = (duties: number): fc.Arbitrary<RosterPerson> =>
  fc.record(
    {
      limits: fc.constantFrom('a', 'b'),
      roles: fc.subarray(['lead']),
      barred: fc.array(
        fc.record({
          reason: fc.constantFrom('away', 'home'),
          duties: fc.array(fc.nat(duties - 1), { maxLength: 4 }),
        }),
        { maxLength: 2 },
      ),
      wishes: fc.array(
        fc.record({
          on: fc.boolean(),
          duties: fc.tuple(fc.nat(duties - 1)),
          price: fc.integer({ min: 0, max: 20 }),
        }),
        { maxLength: 3 },
      ),
      ledger: fc.record({ night: fc.nat(3), hours: fc.nat(20) }),
      share: fc.constantFrom(0.5, 1),
      before: fc.record({
        duties: fc.subarray([
          { day: -1, start: -5 * HOUR, end: 3 * HOUR },
          { day: -2, start: -42 * HOUR, end: -37 * HOUR },
        ]),
        weekMinutes: fc.constantFrom(0, 8 * HOUR),
      }),
    },
    { requiredKeys: ['limits'] },
  );

const pair = (people: number): fc.Arbitrary<RosterPair> =>
  fc
    .record({
      kind: fc.constantFrom('together', 'handover', 'apart', 'friends'),
      people: fc.tuple(fc.nat(people - 1), fc.nat(people - 1)).filter(([a, b]) => a !== b),
      price: fc.integer({ min: 0, max: 15 }),
    })
    .map(({ kind, people, price }): RosterPair => {
      return kind === 'together' || kind === 'apart' ? { kind, people } : { kind, people, price };
    });

/** Small problems of every sort, most of which nobody would ask; many cannot be met. */
export const anyRosterProblem: fc.Arbitrary<RosterProblem> = fc
  .record({
    days: fc.integer({ min: 2, max: 9 }),
    people: fc.integer({ min: 2, max: 5 }),
    duties: fc.integer({ min: 1, max: 16 }),
  })
  .chain(({ days, people, duties }) => {
    const places = fc.array(fc.record({ person: fc.nat(people - 1), duty: fc.nat(duties - 1) }), {
      maxLength: 3,
    });
    const fairness = fc.record({ night: fc.integer({ min: 0, max: 5 }), hours: fc.constantFrom(0, 0.25, 1) });
    return fc.record(
      {
        days: fc.constant(
          Array.from({ length: days }, (_, day) => ({ weekend: day % 7 >= 5, week: Math.floor(day / 7) })),
        ),
        duties: fc.array(duty(days), { minLength: duties, maxLength: duties }),
        people: fc.array(person(duties), { minLength: people, maxLength: people }),
        limits: fc.record({ a: limits, b: limits }),
        notNextDay: fc.constantFrom({ night: ['early'] }, {}),
        pairs: fc.array(pair(people), { maxLength: 3 }).map(possible),
        pinned: places,
        published: places,
        prices: fc.record(
          {
            fairness,
            shortRest: fc.record({ below: fc.constant(16 * HOUR), price: fc.nat(9) }),
            changedDuty: fc.nat(9),
            changedPerson: fc.nat(30),
          },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: ['days', 'duties', 'people', 'limits', 'prices'] },
    );
  });

/** A person stays together with one other at most, and not apart from them. */
function possible(pairs: RosterPair[]): RosterPair[] {
  const partner = new Map<number, number>();
  const sorted = [...pairs].sort((a, b) => Number(b.kind === 'together') - Number(a.kind === 'together'));
  return sorted.filter(({ kind, people: [a, b] }) => {
    if (kind !== 'together') return partner.get(a) !== b;
    if (partner.has(a) || partner.has(b)) return false;
    partner.set(a, b).set(b, a);
    return true;
  });
}
