import { describe, expect, it } from 'vitest';
import { readTemperature } from './temperature.ts';

describe('a typed temperature', () => {
  it.each([
    ['36.5', '36.5'],
    ['365', '36.5'],
    ['３６．８', '36.8'],
    ['37，2', '37.2'],
    ['37。25', '37.2'],
    ['36.', '36.'],
    ['36度5', '36.5'],
    ['', ''],
  ])('%s is read as %s', (typed, meant) => {
    expect(readTemperature(typed)).toBe(meant);
  });

  it('is not made up from letters', () => {
    expect(readTemperature('正常')).toBe('');
  });
});
