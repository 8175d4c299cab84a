import { expect, test } from 'vitest';
import { stepOf, weightSteps } from './weight-words.ts';

test('every step stands for itself, and every weight has a step near', () => {
  expect(weightSteps.map(stepOf)).toEqual([0, 1, 2, 3, 4]);
  expect([1, 3, 4, 6, 7, 9].map(stepOf)).toEqual([0, 1, 2, 2, 3, 3]);
});
