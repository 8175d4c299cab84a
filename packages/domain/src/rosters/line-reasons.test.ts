import { planFacts, planPerson, planShift } from '@linli/test/support/plan-facts';
import { expect, it } from 'vitest';
import type { Pair, PlanPerson, PlanShift } from './facts.ts';
import { lineReasons } from './line-reasons.ts';

const day = planShift('day', { people: 1 });
const dawn = planShift('dawn', { from: 60, minutes: 330 });

const reasons = (
  person: PlanPerson,
  shift: PlanShift,
  more: { others?: PlanPerson[]; pairs?: Pair[]; kept?: boolean; lines?: Record<string, PlanShift[]> } = {},
) => {
  const people = [person, ...(more.others ?? [])];
  return lineReasons({
    facts: planFacts({ people, shifts: [day, dawn], pairs: more.pairs ?? [] }),
    person,
    shift,
    couldStand: people,
    kept: more.kept ?? false,
    byHand: false,
    shiftsOf: (accountId) => more.lines?.[accountId] ?? [],
  }).map(({ reason }) => reason);
};

it('says nothing but that it was kept, where it was', () => {
  const glad = { wishes: [{ day: day.wall.day, part: 'all' as const, glad: true, weight: 1 }] };
  expect(reasons(planPerson('a', { availability: glad }), day, { kept: true })).toEqual(['kept']);
});

it('names wishes kept and missed', () => {
  const wish = (glad: boolean) => ({
    availability: { wishes: [{ day: day.wall.day, part: 'morning' as const, glad, weight: 2 }] },
  });
  const others = [planPerson('b')];
  expect(reasons(planPerson('a', wish(true)), day, { others })).toEqual(['wish-kept']);
  expect(reasons(planPerson('a', wish(false)), day, { others })).toEqual(['wish-missed']);
});

it('names who had fewest nights and hours, and nobody where all are the same', () => {
  const tired = ['b', 'c', 'd'].map((id) =>
    planPerson(id, { ledger: { nightMinutes: 600, weighedMinutes: 1200 } }),
  );
  expect(reasons(planPerson('a'), dawn, { others: tired })).toEqual(['fewest-nights', 'fewest-hours']);
  expect(reasons(planPerson('a'), dawn, { others: [planPerson('b')] })).toEqual([]);
  expect(reasons(planPerson('a'), dawn)).toEqual(['only-one-free']);
});

it('names the partner who stands beside or takes over', () => {
  const next = planShift('next', { from: 690, minutes: 360 });
  const others = [planPerson('b')];
  const pair = (kind: Pair['kind']): Pair[] => [{ kind, people: ['a', 'b'] }];
  expect(reasons(planPerson('a'), day, { others, pairs: pair('together'), lines: { b: [day] } })).toEqual([
    'with-partner',
  ]);
  expect(reasons(planPerson('a'), day, { others, pairs: pair('hand-over'), lines: { b: [next] } })).toEqual([
    'hands-over-to-partner',
  ]);
  expect(reasons(planPerson('a'), day, { others, pairs: pair('apart'), lines: { b: [next] } })).toEqual([]);
});
