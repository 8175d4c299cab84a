import { ShiftRules } from '@linli/contracts/shifts/values';
import { shippedRules } from '@linli/domain/shifts/shipped-rules';
import { expect, test } from 'vitest';
import { type Limit, limits, shownOf } from './limits.ts';

const all: readonly Limit[] = Object.values(limits).flat();

test.each(all)('the form lets $rule go exactly as far as the server does', ({ rule, min, max, step }) => {
  const accepts = (value: number) => ShiftRules.safeParse({ ...shippedRules, [rule]: value }).success;
  expect([min - 1, min, max, max + 1].map(accepts)).toEqual([false, true, true, false]);
  expect(Number.isInteger(step)).toBe(true);
});

test('every rule that is a number stands in the form', () => {
  const numbers = Object.entries(shippedRules).flatMap(([rule, value]) =>
    typeof value === 'number' ? [rule] : [],
  );
  expect(all.map(({ rule }) => rule).sort()).toEqual(numbers.sort());
});

test('minutes are shown as hours, hundredths as times', () => {
  expect(shownOf({ per: 60 }, 690)).toBe(11.5);
  expect(shownOf({ per: 100 }, 150)).toBe(1.5);
});
