import type { UnfitReason } from '@linli/contracts/matching/labels';
import { helperFacts, minutesFrom, noon, placesHere, requestFacts } from '@linli/test/support/match-facts';
import { expect, it } from 'vitest';
import { bundlingOf } from './bundling.ts';
import type { HelperFacts, RequestFacts } from './facts.ts';
import { nextAction } from './next-action.ts';
import { nextChange } from './next-change.ts';
import { count, openTally, outlookOf } from './outlook.ts';
import { wayBetween } from './way.ts';

const said = (offered: boolean, ...people: UnfitReason[][]) => {
  const tally = openTally();
  for (const reasons of people)
    count(
      tally,
      reasons.map((reason) => ({ reason, facts: {} })),
    );
  return outlookOf(tally, offered);
};

it('tells nobody there from nobody willing from nobody free', () => {
  expect(said(false).outcome).toBe('nobody-fits');
  expect(said(false, ['too-far'], ['no-skill', 'declined-this']).outcome).toBe('nobody-fits');
  expect(said(false, ['too-far'], ['declined-this']).outcome).toBe('all-declined');
  expect(said(false, ['did-not-answer', 'full']).outcome).toBe('all-declined');
  expect(said(false, ['declined-this'], ['being-asked']).outcome).toBe('all-busy');
  expect(said(false, ['declined-this'], []).outcome).toBe('all-busy');
});

it('counts everybody once: chosen, or why not', () => {
  expect(said(true, [], [], ['too-far', 'full'], ['too-far'])).toEqual({
    outcome: 'offered',
    unfit: { 'too-far': 2, 'others-fit-better': 1 },
  });
  expect(said(false, [], ['full']).unfit).toEqual({ 'was-chosen-elsewhere': 1, full: 1 });
});

const moment = { now: noon, time: '12:00' };
const midnight = minutesFrom(720);
const change = (helper: Partial<HelperFacts>, request: Partial<RequestFacts> = {}) =>
  nextChange(helperFacts(helper), requestFacts(request), moment, midnight);

it('knows from when on time alone lets somebody be asked', () => {
  const evening = [{ from: '18:00', until: '20:00' }];
  expect(change({ hours: evening })).toEqual(minutesFrom(360));
  expect(change({ notTodayUntil: midnight, hours: evening })).toEqual(midnight);
  expect(change({ today: 5 })).toEqual(midnight);
  expect(change({}, { silentAt: new Map([['h1', minutesFrom(-20)]]) })).toEqual(minutesFrom(40));
  expect(change({ nightShiftEndedAt: minutesFrom(-60) })).toEqual(minutesFrom(540));
});

it('does not wait for what time does not mend', () => {
  expect(change({ hours: [{ from: '18:00', until: '20:00' }] }, { declinedBy: new Set(['h1']) })).toBeNull();
  expect(change({ openOffers: 1 })).toBeNull();
  expect(change({})).toBeNull();
});

it('shopping for one building goes together within the windows of all; what presses, what is discreet and what needs a skill goes alone', () => {
  const together = (request: Partial<RequestFacts>) =>
    bundlingOf(requestFacts({ id: 'x', ...request }), noon).together;
  const usual = together({});
  expect(together({ id: 'y' })).toBe(usual);
  const { needs } = requestFacts();
  const apart: Partial<RequestFacts>[] = [
    { urgency: 'urgent' },
    { discreet: true },
    { needs: { ...needs, skills: ['repairs'] } },
    { lines: false, contactless: false },
    { kindKey: 'meals' },
    { isolating: true },
    { places: { ...placesHere, building: '1.2.3.9' } },
    { places: {} },
  ];
  for (const request of apart) expect(together(request)).not.toBe(usual);
  const { from, until } = bundlingOf(
    requestFacts({ windowFrom: minutesFrom(60), windowUntil: minutesFrom(90) }),
    noon,
  );
  expect(until - from).toBe(30);
});

it('a way counts staircases before floors', () => {
  const door = (areaPath: string, door: string) => ({ householdId: '', areaPath, door });
  const from = door('1.2.3.4', '101');
  expect(wayBetween(from, door('1.2.3.4', '1804'))).toBeLessThan(wayBetween(from, door('1.2.3.5', '101')));
  expect(wayBetween(from, door('1.2.3.4', '101'))).toBe(0);
  expect(wayBetween(door('1.2.3.5', '9'), from)).toBeLessThan(wayBetween(door('1.2.6.5', '9'), from));
});

it('an errand has one next action', () => {
  const next = (underWay: boolean, all = 0, open = 0, asked = 0) =>
    nextAction({ underWay, lines: { all, open, asked } });
  expect(next(false, 3, 3)).toBe('start');
  expect(next(true, 3, 1, 1)).toBe('buy');
  expect(next(true, 3, 0, 1)).toBe('wait');
  expect(next(true, 3)).toBe('deliver');
  expect(next(true)).toBe('finish');
});
