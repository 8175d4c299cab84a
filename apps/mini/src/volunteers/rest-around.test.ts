import { expect, it } from 'vitest';
import { restAround } from './rest-around.ts';

type Duty = Parameters<typeof restAround>[1][number];

const duty = (startsAt: string, endsAt: string, state: Duty['state'] = 'claimed') =>
  ({ state, shift: { startsAt, endsAt } }) as Duty;
const shift = { startsAt: '2026-11-20T09:30:00Z', endsAt: '2026-11-20T17:00:00Z' };

it('tells the rest to the nearest shift on both sides, in minutes', () => {
  const mine = [
    duty('2026-11-18T22:30:00Z', '2026-11-19T03:30:00Z'),
    duty('2026-11-19T17:00:00Z', '2026-11-19T22:30:00Z'),
    duty('2026-11-21T22:30:00Z', '2026-11-22T03:30:00Z'),
  ];
  expect(restAround(shift, mine)).toEqual({ before: 11 * 60, after: 29.5 * 60 });
});

it('counts a shift that touches as no rest', () => {
  expect(restAround(shift, [duty('2026-11-20T03:30:00Z', '2026-11-20T09:30:00Z')]).before).toBe(0);
});

it('tells nothing of what is far, and of places no longer held', () => {
  const far = duty('2026-11-10T00:00:00Z', '2026-11-10T05:00:00Z');
  const gone = duty('2026-11-20T00:00:00Z', '2026-11-20T05:00:00Z', 'cancelled');
  expect(restAround(shift, [far, gone])).toEqual({ before: null, after: null });
});
