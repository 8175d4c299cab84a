import type { PairKind } from '@linli/contracts/rosters/labels';
import { ageOn } from '@linli/domain/civil-time';
import type { PlanFacts } from '@linli/domain/rosters/facts';
import { isAway, isFreeFor } from '@linli/domain/rosters/free-for';
import { settle } from '@linli/domain/rosters/settle';
import { costOf } from '@linli/planner/rosters/cost-parts';
import { planRoster } from '@linli/planner/rosters/plan-roster';
import { validateProblem } from '@linli/planner/rosters/problem';
import { planFacts, planPerson, planShift } from '@linli/test/support/plan-facts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeRoster, numbered, scoreOf } from './describe-roster.ts';
import { makeProblem } from './make-problem.ts';

const days = 10;
const common = [
  { from: 390, minutes: 300 },
  { from: 690, minutes: 360 },
  { from: 480, minutes: 240 },
  { from: 1050, minutes: 450 },
  { from: 60, minutes: 330 },
];

const shift = fc
  .record({ day: fc.nat(days - 1), which: fc.nat(common.length - 1), people: fc.integer({ min: 1, max: 2 }) })
  .map(({ which, ...where }) => ({ ...where, ...(common[which] ?? { from: 390, minutes: 300 }) }));

const person = fc.record({
  birthDate: fc.constantFrom('1985-03-01', '1950-01-01', '2010-01-01', null),
  insured: fc.boolean(),
  hours: fc.constantFrom(null, 6, 12),
  pattern: fc.constantFrom(
    null,
    { days: 'workdays' as const, from: '17:00', until: '02:00' },
    { days: 'days-off' as const, from: '00:00', until: '00:00' },
  ),
  awayFrom: fc.option(fc.nat(days - 1)),
  wish: fc.option(fc.record({ day: fc.nat(days - 1), glad: fc.boolean() })),
  before: fc.boolean(),
  served: fc.nat(600),
});

const civil = (day: number) => planShift('', { day }).wall.day;

/** Any plan of some days: elders, minors, days away, patterns, work of the night before, pairs. */
const anyPlan: fc.Arbitrary<PlanFacts> = fc
  .record({
    shifts: fc.array(shift, { minLength: 1, maxLength: 14 }),
    people: fc.array(person, { minLength: 1, maxLength: 7 }),
    pairs: fc.uniqueArray(
      fc.record({
        kind: fc.constantFrom<PairKind>('together', 'apart', 'hand-over', 'friends'),
        who: fc.tuple(fc.nat(6), fc.nat(6)).filter(([a, b]) => a < b),
      }),
      { maxLength: 3, selector: ({ who }) => who.join() },
    ),
  })
  .map(({ shifts, people, pairs }) => {
    const night = planShift('before', { day: -1, from: 1050, minutes: 450 }).facts;
    return planFacts({
      shifts: shifts.map((given, i) => planShift(`s${i}`, given)),
      people: people.map((given, i) =>
        planPerson(`p${i}`, {
          standing: {
            birthDate: given.birthDate,
            ...(given.insured ? {} : { clearances: [] }),
            held: given.before
              ? [
                  {
                    claimId: `c${i}`,
                    shiftId: 'before',
                    ...spanOf(night),
                    day: night.day,
                    minutes: 450,
                    state: 'claimed' as const,
                  },
                ]
              : [],
          },
          availability: {
            patterns: given.pattern ? [given.pattern] : [],
            weekHours: given.hours,
            away:
              given.awayFrom === null
                ? []
                : [{ fromDay: civil(given.awayFrom), untilDay: civil(given.awayFrom + 1) }],
            wishes: given.wish
              ? [{ day: civil(given.wish.day), part: 'all', glad: given.wish.glad, weight: 2 }]
              : [],
          },
          ledger: { weighedMinutes: given.served, minutes: given.served },
        }),
      ),
      pairs: pairs
        .filter(({ who }) => who[1] < people.length)
        .map(({ kind, who: [a, b] }) => ({ kind, people: [`p${a}`, `p${b}`] as const })),
    });
  });

const spanOf = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) => ({ startsAt, endsAt });

async function plan(facts: PlanFacts, rounds = 2) {
  const made = await makeProblem(facts);
  validateProblem(made.problem);
  const roster = await planRoster(made.problem, { rounds });
  const wanted = roster.places.flatMap(({ person: p, duty }) => {
    const [who, what] = [facts.people[p], facts.shifts[duty]];
    return who && what?.planned ? [{ accountId: who.standing.accountId, shiftId: what.facts.id }] : [];
  });
  const settled = settle(facts, wanted);
  return { made, roster, wanted, settled };
}

describe('a plan as the planner is asked it', () => {
  it('what the planner may do is what claims allow: nothing it finds is dropped', async () => {
    await fc.assert(
      fc.asyncProperty(anyPlan, async (facts) => {
        const { settled } = await plan(facts);
        expect(settled.dropped).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('nobody stands when they have no time or are away, no elder at night or for long, and nobody above their hours', async () => {
    await fc.assert(
      fc.asyncProperty(anyPlan, async (facts) => {
        const { settled } = await plan(facts);
        const minutes = new Map<string, number>();
        for (const { accountId, shiftId } of settled.places) {
          const who = facts.people.find(({ standing }) => standing.accountId === accountId);
          const what = facts.shifts.find((each) => each.facts.id === shiftId);
          if (!who || !what) throw new Error('unknown');
          expect(isAway(who.availability, what.wall)).toBe(false);
          expect(isFreeFor(who.availability, what.wall, facts.worksOn)).toBe(true);
          const age = ageOn(who.standing.birthDate, what.wall.day);
          const young = what.facts.nightMinutes === 0 && what.facts.minutes <= 240;
          if (age === null || age >= 70) expect(young).toBe(true);
          if (age !== null && age < 18) expect(what.facts.nightMinutes).toBe(0);
          const week = `${accountId} ${Math.floor((Date.parse(what.wall.day) / 86_400_000 + 3) / 7)}`;
          minutes.set(week, (minutes.get(week) ?? 0) + what.facts.minutes);
          expect(minutes.get(week)).toBeLessThanOrEqual((who.availability.weekHours ?? 30) * 60);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('pairs that never stand at the same time never do, and who stands together always does', async () => {
    await fc.assert(
      fc.asyncProperty(anyPlan, async (facts) => {
        const { made, settled } = await plan(facts);
        const mine = (p: number) =>
          numbered(facts, settled.places)
            .filter((each) => each.person === p)
            .map(({ duty }) => duty)
            .sort();
        for (const { kind, people } of made.problem.pairs ?? []) {
          const [one, other] = people.map(mine);
          if (kind === 'together') expect(one).toEqual(other);
          if (kind !== 'apart' && kind !== 'handover') continue;
          const spans = (list: number[] | undefined) =>
            (list ?? []).flatMap((d) => facts.shifts[d]?.facts ?? []);
          for (const a of spans(one))
            for (const b of spans(other)) expect(a.startsAt < b.endsAt && b.startsAt < a.endsAt).toBe(false);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('the cost is what the planner says, the quality lies between 0 and what none can beat, and gaps add up', async () => {
    await fc.assert(
      fc.asyncProperty(anyPlan, async (facts) => {
        const { made, roster, settled } = await plan(facts);
        const cost = costOf(made.problem, numbered(facts, settled.places));
        expect(cost).toBeCloseTo(roster.cost, 4);
        const told = await describeRoster({ facts, made, settled, byHand: new Set() });
        const score = scoreOf({ facts, made, settled }, told.people, { cost, bound: roster.bound });
        expect(score.total).toBeGreaterThanOrEqual(0);
        expect(score.total).toBeLessThanOrEqual(score.atMost ?? 100);
        for (const part of score.parts) expect(part.score).toBeLessThanOrEqual(100);
        const wanted = facts.shifts.reduce((sum, each) => sum + each.facts.people, 0);
        const missing = told.gaps.reduce((sum, gap) => sum + gap.missing, 0);
        expect(told.places.length + missing).toBe(wanted);
        for (const gap of told.gaps) expect(gap.remedies.length).toBeGreaterThan(0);
      }),
      { numRuns: 40 },
    );
  });

  it('says the same about the same facts', async () => {
    await fc.assert(
      fc.asyncProperty(anyPlan, async (facts) => {
        expect(await makeProblem(facts)).toEqual(await makeProblem(facts));
      }),
      { numRuns: 20 },
    );
  });
});

describe('what a plan weighs', () => {
  it('nobody but a lead takes the place of a lead, and the gap is named', async () => {
    const roles = [{ role: 'lead' as const, people: 1, language: null }];
    const facts = planFacts({
      shifts: [planShift('s', { roles })],
      people: [planPerson('a'), planPerson('b')],
    });
    const { made, settled } = await plan(facts);
    expect(settled.places).toHaveLength(1);
    const { gaps } = await describeRoster({ facts, made, settled, byHand: new Set() });
    expect(gaps).toMatchObject([
      {
        role: 'lead',
        missing: 1,
        why: [{ reason: 'no-role', facts: { people: 1 } }],
        remedies: [{ remedy: 'train', facts: { people: 1, role: 'lead' } }],
      },
    ]);
  });

  it('nights go to who had fewest, and wishes are kept where that costs nobody a place', async () => {
    const shifts = [
      planShift('dawn', { from: 60, minutes: 330, people: 1 }),
      planShift('day', { day: 1, people: 1 }),
    ];
    const people = [
      planPerson('a', { ledger: { nightMinutes: 900, weighedMinutes: 600 } }),
      planPerson('b', {
        ledger: { nightMinutes: 0, weighedMinutes: 600 },
        availability: { wishes: [{ day: civil(1), part: 'all', glad: false, weight: 1 }] },
      }),
    ];
    const { settled } = await plan(planFacts({ shifts, people }), 6);
    expect(new Map(settled.places.map(({ shiftId, accountId }) => [shiftId, accountId]))).toEqual(
      new Map([
        ['dawn', 'b'],
        ['day', 'a'],
      ]),
    );
  });

  it('a roster made again changes nobody but who steps in', async () => {
    const shifts = [0, 1, 2, 3].map((day) => planShift(`s${day}`, { day, people: 1 }));
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const people = ids.map((id) => planPerson(id, id === 'd' ? { refused: new Set(['s3']) } : {}));
    const claims = ids
      .slice(0, 3)
      .map((accountId, day) => ({ accountId, shiftId: `s${day}`, movable: true }));
    const held = shifts.map((each, i) => {
      const claim = claims[i];
      if (!claim) return each;
      const holder = { claimId: `c${i}`, accountId: claim.accountId, roles: [] };
      return { ...each, facts: { ...each.facts, taken: 1, holders: [holder] } };
    });
    const facts = planFacts({ shifts: held, people, claims, replans: true });
    const { settled, made } = await plan(facts, 6);
    expect(settled.places.filter(({ kept }) => kept)).toHaveLength(3);
    expect(settled.places.filter(({ kept }) => !kept)).toEqual([
      { shiftId: 's3', accountId: 'e', kept: false },
    ]);
    const { people: figures } = await describeRoster({ facts, made, settled, byHand: new Set() });
    expect([...figures.values()].filter(({ changes }) => changes > 0)).toHaveLength(1);
  });
});
