import { planFacts, planPerson, planShift } from '@linli/test/support/plan-facts';
import { expect, it } from 'vitest';
import type { PlanPerson } from './facts.ts';
import { keptFromAll } from './kept-from-all.ts';

const facts = planFacts({
  shifts: [
    planShift('short', { from: 480, minutes: 240 }),
    planShift('dawn', { from: 60, minutes: 330 }),
    planShift('late', { from: 1050, minutes: 450 }),
    { ...planShift('another plan’s', { from: 480, minutes: 240 }), planned: false },
  ],
});
const kept = (person: PlanPerson, holds = false) => keptFromAll(facts, person, holds);

it('says nothing of whoever could have one shift of the plan, or holds one', () => {
  expect(kept(planPerson('anybody'))).toEqual([]);
  expect(kept(planPerson('elder', { standing: { birthDate: '1950-01-01' } }))).toEqual([]);
  expect(kept(planPerson('holds', { standing: { clearances: [] } }), true)).toEqual([]);
});

it('says what keeps somebody from all, what does so most often first', () => {
  expect(kept(planPerson('uninsured', { standing: { clearances: [] } }))).toEqual(['not-cleared']);
  const mornings = [{ days: 'every' as const, from: '06:00', until: '07:00' }];
  expect(kept(planPerson('early', { availability: { patterns: mornings } }))).toEqual(['not-available']);
  const young = planPerson('minor', {
    standing: { birthDate: '2010-01-01' },
    refused: new Set(['short']),
  });
  expect(kept(young)).toEqual(['adults-at-night', 'not-available']);
});

it('does not count what only stands beside the plan', () => {
  const only = planFacts({ shifts: [{ ...planShift('beside'), planned: false }] });
  expect(keptFromAll(only, planPerson('a'), false)).toEqual([]);
});
