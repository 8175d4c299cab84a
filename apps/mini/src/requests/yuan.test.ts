import { expect, it } from 'vitest';
import { fenOf, yuanOf } from './yuan.ts';

it('an amount is kept to the fen', () => {
  expect(['42.5', '42.05', '0', '19.99', '8。5', ' 100 '].map(fenOf)).toEqual([
    4250, 4205, 0, 1999, 850, 10000,
  ]);
  expect(yuanOf(1999)).toBe('19.99');
});

it('what is no amount is none', () => {
  expect(['', '42.555', '-1', 'abc', '1e3', '100000.01'].map(fenOf)).toEqual(Array(6).fill(undefined));
});
