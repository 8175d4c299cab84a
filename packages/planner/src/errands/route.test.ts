import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortestRoute } from './route.ts';

const matrices = fc.integer({ min: 1, max: 5 }).chain((size) =>
  fc.array(fc.array(fc.nat(50), { minLength: size, maxLength: size }), {
    minLength: size,
    maxLength: size,
  }),
);

const lengthOf = (distances: number[][], order: readonly number[]) =>
  order.reduce((sum, stop, i) => sum + (distances[order[i - 1] ?? 0]?.[stop] ?? Number.NaN), 0);

test('the way passes every stop once and is as long as it says', () => {
  fc.assert(
    fc.property(matrices, (distances) => {
      const { order, length } = shortestRoute(distances);
      expect([...order].sort()).toEqual(distances.slice(1).map((_, i) => i + 1));
      expect(lengthOf(distances, order)).toBe(length);
    }),
  );
});

test('no other order is shorter', () => {
  const withOther = matrices.chain((distances) => {
    const stops = distances.slice(1).map((_, i) => i + 1);
    return fc.tuple(fc.constant(distances), fc.shuffledSubarray(stops, { minLength: stops.length }));
  });
  fc.assert(
    fc.property(withOther, ([distances, other]) => {
      expect(shortestRoute(distances).length).toBeLessThanOrEqual(lengthOf(distances, other));
    }),
    { numRuns: 500 },
  );
});

test('of equal ways the one with the lower numbers first', () => {
  const even = Array.from({ length: 5 }, (_, a) => Array.from({ length: 5 }, (_, b) => (a === b ? 0 : 7)));
  expect(shortestRoute(even)).toEqual({ order: [1, 2, 3, 4], length: 28 });
});

test('doors along a corridor are visited along the corridor', () => {
  const metres = [0, 30, 10, 40, 20];
  const distances = metres.map((a) => metres.map((b) => Math.abs(a - b)));
  expect(shortestRoute(distances)).toEqual({ order: [2, 4, 1, 3], length: 40 });
});

test.each([
  ['five stops', Array.from({ length: 6 }, () => [0, 0, 0, 0, 0, 0])],
  ['no start', []],
  ['a matrix that is not square', [[0, 1], [1]]],
  [
    'a distance that is no number',
    [
      [0, Number.NaN],
      [1, 0],
    ],
  ],
])('refuses %s', (_, distances) => {
  expect(() => shortestRoute(distances)).toThrow(RangeError);
});
