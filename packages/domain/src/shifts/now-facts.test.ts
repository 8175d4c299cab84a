import { expect, test } from 'vitest';
import { gapsIn, missingOf, type RunningShift } from './now-facts.ts';

const shift = (startsAt: string, states: string[]) =>
  ({ startsAt, places: states.map((state) => ({ state, name: state })) }) as RunningShift;

test('who holds a place of a shift that has begun and is not checked in is missing', () => {
  const now = '2026-11-20T02:00:00.000Z';
  const running = shift('2026-11-20T01:00:00.000Z', ['on-duty', 'claimed', 'left', 'offered']);
  const later = shift('2026-11-20T02:10:00.000Z', ['claimed']);
  expect(missingOf([running, later], now).map(({ place }) => place.name)).toEqual(['claimed']);
});

test('gaps count places, not shifts', () => {
  const gap = (people: number, taken: number) => ({ people, taken }) as Parameters<typeof gapsIn>[0][number];
  expect(gapsIn([gap(3, 1), gap(2, 2), gap(1, 2)])).toBe(2);
});
