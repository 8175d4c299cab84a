import fc from 'fast-check';
import { expect, it } from 'vitest';
import { evenness, fairIdeal, hundredths, qualityOf } from './score.ts';

it('a bound on the cost is a bound on the quality: dearer is never better', () => {
  const cost = fc.double({ min: 0, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(cost, cost, fc.double({ min: 0, max: 1e5, noNaN: true }), (a, b, ideal) => {
      const scale = { ideal, allMissing: 1e6 };
      const [cheap, dear] = [Math.min(a, b), Math.max(a, b)];
      expect(qualityOf(cheap, scale)).toBeGreaterThanOrEqual(qualityOf(dear, scale));
      expect(qualityOf(dear, scale)).toBeGreaterThanOrEqual(0);
      expect(qualityOf(cheap, scale)).toBeLessThanOrEqual(100);
    }),
  );
});

it('all covered at a fair share is 100, everything empty close to nothing', () => {
  expect(qualityOf(500, { ideal: 500, allMissing: 1000 })).toBe(100);
  expect(qualityOf(1500, { ideal: 500, allMissing: 1000 })).toBeLessThan(1);
  expect(qualityOf(7, { ideal: 0, allMissing: 0 })).toBe(100);
});

it('evenness counts what would have to change hands', () => {
  expect(evenness([5, 5], [1, 1])).toBe(100);
  expect(evenness([10, 0], [1, 1])).toBe(50);
  expect(evenness([10, 5], [1, 0.5])).toBe(100);
  expect(evenness([], [])).toBe(100);
  // Who cannot take part neither lacks a part nor has too much.
  expect(evenness([5, 5, 0, 40], [1, 1, 0, 0])).toBe(100);
  expect(hundredths(1, 4)).toBe(25);
  expect(hundredths(0, 0)).toBe(100);
});

it('the ideal is reached where it can be, and never takes from who did most before', () => {
  // 6 to give: both who had nothing get 3, and who had 10 keeps that.
  expect(fairIdeal(1, 6, [0, 10, 0], [1, 1, 1])).toBeCloseTo(18);
  expect(fairIdeal(1, 6, [0, 10, 0], [1, 0, 1])).toBeCloseTo(18);
  expect(fairIdeal(1, 20, [0, 10], [1, 1])).toBeCloseTo(15 ** 2 + 15 ** 2 - 100);
  expect(fairIdeal(1, 0, [4, 2], [1, 1])).toBeCloseTo(0);
  expect(fairIdeal(1, 6, [3], [0])).toBe(0);
});

it('no way to part what is to be done costs less than the ideal', () => {
  const amounts = fc.array(
    fc.record({
      before: fc.nat(40),
      newly: fc.nat(40),
      share: fc.constantFrom(0.5, 1),
    }),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(amounts, (people) => {
      const cost = people.reduce(
        (sum, { before, newly, share }) => sum + ((before + newly) ** 2 - before ** 2) / share,
        0,
      );
      const ideal = fairIdeal(
        1,
        people.reduce((sum, { newly }) => sum + newly, 0),
        people.map(({ before }) => before),
        people.map(({ share }) => share),
      );
      expect(ideal).toBeLessThanOrEqual(cost + 1e-6);
    }),
  );
});
