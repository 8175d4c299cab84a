import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fairPrice } from './fair-price.ts';

it('makes the average cost its points, so that weights mean the same in a small plan and a large one', () => {
  for (const shifts of [4, 40]) {
    const { weight } = fairPrice({
      amounts: Array.from({ length: shifts }, () => 5),
      wanted: Array.from({ length: shifts }, () => 2),
      ledgers: [0, 0, 0, 0],
      shares: [1, 1, 1, 1],
      points: 100,
    });
    const average = (shifts * 5 * 2) / 4;
    expect(weight * average ** 2).toBeCloseTo(100);
  }
});

it('forgets what lies far above: nobody is left out for good', () => {
  const { ledgers } = fairPrice({
    amounts: [5, 5],
    wanted: [2, 2],
    ledgers: [0, 500],
    shares: [1, 1],
    points: 100,
  });
  expect(ledgers).toEqual([0, 20]);
});

it('measures nobody against who cannot take part', () => {
  const demand = { amounts: [5, 5], wanted: [2, 2], points: 100 };
  const among = fairPrice({ ...demand, ledgers: [3, 1], shares: [1, 1] });
  const beside = fairPrice({ ...demand, ledgers: [0, 3, 1, 90], shares: [0, 1, 1, 0] });
  expect(beside).toEqual({ ...among, ledgers: [0, 2, 0, 0] });
});

it('costs nothing where there is nothing to carry, or nobody asked for it', () => {
  const nothing = { amounts: [0], wanted: [2], ledgers: [3, 1], shares: [1, 1], points: 100 };
  expect(fairPrice(nothing)).toEqual({ weight: 0, ledgers: [0, 0], ideal: 0, guard: 0 });
  expect(fairPrice({ ...nothing, amounts: [5], points: 0 }).weight).toBe(0);
});

it('one more shift for somebody at four times the average is never dearer than the guard', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 10 }),
      fc.array(fc.nat(50), { minLength: 1, maxLength: 6 }),
      fc.constantFrom(0.1, 0.5, 1),
      (amounts, before, share) => {
        const shares = before.map((_, i) => (i === 0 ? share : 1));
        const wanted = amounts.map(() => 2);
        const { weight, ledgers, guard } = fairPrice({
          amounts,
          wanted,
          ledgers: before,
          shares,
          points: 100,
        });
        const carried = amounts.reduce((sum, each) => sum + 2 * each, 0) + ledgers.reduce((a, b) => a + b, 0);
        const level = carried / shares.reduce((a, b) => a + b, 0);
        const had = 4 * level * share;
        for (const amount of amounts)
          expect((weight * ((had + amount) ** 2 - had ** 2)) / share).toBeLessThanOrEqual(guard + 1e-6);
      },
    ),
  );
});
