import { expect, it } from 'vitest';
import { columnLetters } from './column-letters.ts';

it('columns are named as the spreadsheet names them', () => {
  expect([1, 26, 27, 52, 53, 200].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'GR']);
});
