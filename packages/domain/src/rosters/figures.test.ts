import { planFacts, planPerson, planShift } from '@linli/test/support/plan-facts';
import { expect, it } from 'vitest';
import { figuresOf } from './figures.ts';

it('counts what a roster gives somebody: nights, weekends as one, short rests, wishes and changes', () => {
  const saturday = planShift('sat', { day: 5 });
  const sunday = planShift('sun', { day: 6, from: 60, minutes: 330 });
  const monday = planShift('mon', { day: 7 });
  const gone = planShift('gone', { day: 1 });
  const wish = (day: string, glad: boolean) => ({ day, part: 'all' as const, glad, weight: 1 });
  const person = planPerson('a', {
    availability: {
      wishes: [
        wish(saturday.wall.day, true),
        wish(monday.wall.day, false),
        wish('2026-12-24', true), // nothing stands there
      ],
    },
    ledger: { minutes: 120 },
  });
  const facts = planFacts({
    people: [person],
    shifts: [saturday, sunday, monday, gone],
    claims: ['sat', 'gone'].map((shiftId) => ({ shiftId, accountId: 'a', movable: true })),
    replans: true,
  });
  expect(figuresOf(facts, person, [monday, saturday, sunday], 16 * 60)).toEqual({
    shifts: 3,
    minutes: 930,
    nightMinutes: 300,
    weekends: 1,
    beforeMinutes: 120,
    wishesKept: 1,
    wishesMissed: 1,
    shortRests: 1,
    changes: 3,
    keptBy: [],
  });
});
