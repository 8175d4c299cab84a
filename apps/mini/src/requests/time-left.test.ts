import { expect, it } from 'vitest';
import { timeLeft } from './time-left.ts';

const now = new Date('2026-11-16T15:10:00Z');

it('nobody is told zero minutes while there is time left', () => {
  expect(timeLeft('2026-11-16T15:10:20Z', now)).toMatchObject({ late: false, minutes: 1, seconds: 20 });
});

it('what is over says for how long, in full minutes', () => {
  expect(timeLeft('2026-11-16T15:07:30Z', now)).toMatchObject({ late: true, minutes: 2, seconds: 150 });
});

it('59 minutes and some seconds are an hour, not sixty minutes', () => {
  expect(timeLeft('2026-11-16T16:09:30Z', now)).toMatchObject({ hours: 1, minutes: 0 });
});

it('the last quarter of an hour is soon, and what is over no longer', () => {
  expect(timeLeft('2026-11-16T15:25:00Z', now).soon).toBe(true);
  expect(timeLeft('2026-11-16T15:25:01Z', now).soon).toBe(false);
  expect(timeLeft('2026-11-16T15:09:00Z', now).soon).toBe(false);
});

it('days and hours stand apart', () => {
  expect(timeLeft('2026-11-18T18:10:00Z', now)).toMatchObject({ days: 2, hours: 3, minutes: 0 });
});
