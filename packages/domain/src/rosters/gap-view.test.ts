import { expect, it } from 'vitest';
import { gapView, type KeptAway } from './gap-view.ts';

const kept = (...reasons: KeptAway['reasons'][number][]): KeptAway => ({ reasons, neededWeekHours: null });

it('names what kept most people away first', () => {
  const { why } = gapView(1, null, [
    kept('not-available'),
    kept('not-available', 'away'),
    kept('elders-by-day'),
    kept('not-available'),
  ]);
  expect(why).toEqual([
    { reason: 'not-available', facts: { people: 3 } },
    { reason: 'away', facts: { people: 1 } },
    { reason: 'elders-by-day', facts: { people: 1 } },
  ]);
});

it('names a rule as a remedy only where it alone brings enough people', () => {
  expect(gapView(2, null, [kept('not-cleared'), kept('not-cleared', 'away')]).remedies).toEqual([
    { remedy: 'recruit', facts: { people: 2 } },
  ]);
  expect(gapView(2, null, [kept('not-cleared'), kept('not-cleared')]).remedies).toEqual([
    { remedy: 'insure', facts: { people: 2 } },
  ]);
  expect(gapView(1, 'lead', [kept('no-role')]).remedies).toEqual([
    { remedy: 'train', facts: { people: 1, role: 'lead' } },
  ]);
});

it('says how many hours a week would be enough for as many people as are missing', () => {
  const used = (hours: number): KeptAway => ({ reasons: ['hours-used-up'], neededWeekHours: hours });
  expect(gapView(2, null, [used(33), used(31), used(40)]).remedies).toEqual([
    { remedy: 'more-hours', facts: { hours: 33 } },
  ]);
});

it('says that nobody may stand where nobody belongs', () => {
  expect(gapView(1, null, [])).toEqual({
    why: [{ reason: 'nobody-may', facts: {} }],
    remedies: [{ remedy: 'recruit', facts: { people: 1 } }],
  });
});
