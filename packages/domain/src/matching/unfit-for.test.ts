import type { UnfitReason } from '@linli/contracts/matching/labels';
import { helperFacts, minutesFrom, noon, requestFacts } from '@linli/test/support/match-facts';
import { expect, it } from 'vitest';
import type { HelperFacts, RequestFacts } from './facts.ts';
import { hindrances } from './may-take.ts';
import { unfitFor } from './unfit-for.ts';

const moment = { now: noon, time: '12:00' };
const reasons = (helper: Partial<HelperFacts>, request: Partial<RequestFacts> = {}) =>
  unfitFor(helperFacts(helper), requestFacts(request), moment).map(({ reason }) => reason);
const needs = (given: Partial<RequestFacts['needs']>) => ({ needs: { ...requestFacts().needs, ...given } });

it('nothing speaks against a neighbour on duty', () => {
  expect(reasons({})).toEqual([]);
});

it.each<[UnfitReason, Partial<HelperFacts>, Partial<RequestFacts>]>([
  ['off-duty', { isOn: false }, {}],
  ['own-household', { households: ['home of r1'] }, {}],
  ['too-far', { reachPath: '1.2.3' }, { areaPath: '1.2.30.4' }],
  ['other-kinds', { kinds: ['meals'] }, {}],
  ['no-skill', { skills: ['nursing'] }, needs({ skills: ['nursing', 'first-aid'] })],
  ['no-car', {}, needs({ car: true })],
  ['not-trained', {}, needs({ isolationTraining: true })],
  ['not-trained', {}, { isolating: true }],
  ['no-lifting', {}, needs({ lifting: true })],
  ['too-young', { age: 17, isAdultByPost: true }, needs({ age: 18 })],
  ['age-unknown', { age: null }, needs({ age: 18 })],
  ['declined-this', {}, { declinedBy: new Set(['h1']) }],
  ['gave-it-back', {}, { gaveBackBy: new Set(['h1']) }],
  ['did-not-answer', {}, { silentAt: new Map([['h1', minutesFrom(-59)]]) }],
  ['not-today', { notTodayUntil: minutesFrom(1) }, {}],
  ['outside-hours', { hours: [{ from: '18:00', until: '02:00' }] }, {}],
  ['resting', { nightShiftEndedAt: minutesFrom(-599) }, {}],
  ['daily-limit', { today: 5 }, {}],
  ['full', { trips: 3 }, {}],
  ['being-asked', { openOffers: 1 }, {}],
])('%s forbids to ask, alone', (reason, helper, request) => {
  expect(reasons(helper, request)).toEqual([reason]);
});

it('what has passed forbids nothing any more', () => {
  expect(
    reasons(
      { notTodayUntil: noon, nightShiftEndedAt: minutesFrom(-600), today: 4, trips: 2 },
      { silentAt: new Map([['h1', minutesFrom(-60)]]), declinedBy: new Set(['h2']) },
    ),
  ).toEqual([]);
});

it('who holds a post for adults counts as one although the register knows no birthday', () => {
  expect(reasons({ age: null, isAdultByPost: true }, needs({ age: 18 }))).toEqual([]);
  expect(reasons({ age: null }, needs({ age: 16 }))).toEqual([]);
});

it('danger comes to who is being asked already, but never as a fourth trip', () => {
  expect(reasons({ openOffers: 1 }, { urgency: 'danger' })).toEqual([]);
  expect(reasons({ openOffers: 1, trips: 2 }, { urgency: 'danger' })).toEqual(['full']);
});

it('oneself one may take what one would rather not be asked about, but nothing one may not do', () => {
  const rather: Partial<HelperFacts> = {
    isOn: false,
    kinds: ['meals'],
    hours: [{ from: '18:00', until: '19:00' }],
    notTodayUntil: minutesFrom(60),
    today: 5,
  };
  const against = (helper: Partial<HelperFacts>, request: Partial<RequestFacts>) =>
    hindrances(unfitFor(helperFacts(helper), requestFacts(request), moment)).map(({ reason }) => reason);
  expect(against(rather, { declinedBy: new Set(['h1']) })).toEqual([]);
  expect(against(rather, { isolating: true })).toEqual(['not-trained']);
  expect(against({ ...rather, nightShiftEndedAt: minutesFrom(-60) }, {})).toEqual(['resting']);
});
