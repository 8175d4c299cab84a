import { planFacts, planPerson, planShift } from '@linli/test/support/plan-facts';
import { expect, it } from 'vitest';
import { openPlaces, settle } from './settle.ts';

const place = (accountId: string, shiftId: string) => ({ accountId, shiftId });
const trained = (accountId: string) =>
  planPerson(accountId, {
    standing: { clearances: [{ communityPath: 'a', insuredUntil: '2027-12-31', trained: ['lead'] }] },
  });

it('leaves out what a rule is against, with the rule, whatever was wanted', () => {
  const shifts = [planShift('s', { people: 1 }), planShift('t', { from: 400, people: 2 })];
  const facts = planFacts({ shifts, people: ['a', 'b'].map((id) => planPerson(id)) });
  const { places, dropped } = settle(facts, [place('a', 's'), place('b', 's'), place('a', 't')]);
  expect(places).toEqual([{ ...place('a', 's'), kept: false }]);
  expect(dropped.map(({ accountId, shiftId, reasons }) => [accountId, shiftId, reasons[0]?.reason])).toEqual([
    ['b', 's', 'full'],
    ['a', 't', 'overlaps'],
  ]);
});

it('keeps a place for the role it was wanted with', () => {
  const shifts = [planShift('s', { roles: [{ role: 'lead', people: 1, language: null }] })];
  const facts = planFacts({ shifts, people: [planPerson('a'), planPerson('b'), trained('c')] });
  expect(settle(facts, [place('a', 's'), place('b', 's')]).places.map(({ accountId }) => accountId)).toEqual([
    'a',
  ]);
  const both = settle(facts, [place('a', 's'), place('c', 's')]);
  expect(both.places.map(({ accountId }) => accountId)).toEqual(['c', 'a']);
  const one = settle(facts, [place('a', 's')]).shifts.get('s');
  expect(one && openPlaces(one)).toEqual([{ role: 'lead', missing: 1 }]);
});

it('holds what is claimed, and gives movable offers away where they are not wanted', () => {
  const held = (accountId: string) => ({ claimId: `of ${accountId}`, accountId, roles: [] });
  const shift = planShift('s', { people: 2, holders: [held('a'), held('b')] });
  const people = ['a', 'b', 'c'].map((id) => planPerson(id));
  const claims = [
    { ...place('a', 's'), movable: false },
    { ...place('b', 's'), movable: true },
  ];
  const facts = planFacts({ shifts: [shift], people, claims, replans: true });
  expect(settle(facts, [place('b', 's')]).places).toEqual([
    { ...place('a', 's'), kept: true },
    { ...place('b', 's'), kept: true },
  ]);
  expect(settle(facts, [place('c', 's')]).places).toEqual([
    { ...place('a', 's'), kept: true },
    { ...place('c', 's'), kept: false },
  ]);
  const nobody = settle(facts, []).shifts.get('s');
  expect(nobody && openPlaces(nobody)).toEqual([{ role: null, missing: 1 }]);
});
