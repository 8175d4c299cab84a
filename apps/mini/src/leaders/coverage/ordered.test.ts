import { expect, it } from 'vitest';
import { ordered } from './ordered.ts';

const row = (
  name: string,
  expected: number,
  reported: number,
  compound: string | null = null,
  excused = 0,
) => ({
  area: { name, compound },
  coverage: { expected, reported, excused },
});
const names = (rows: ReturnType<typeof row>[]) => rows.map(({ area }) => area.name);

it('most missing stands first, whatever the share', () => {
  const rows = [row('1栋', 100, 90), row('2栋', 10, 0), row('3栋', 50, 20), row('4栋', 5, 5)];
  expect(names(ordered(rows, 'missing'))).toEqual(['3栋', '1栋', '2栋', '4栋']);
});

it('people who are away or exempt are not missing', () => {
  const rows = [row('1栋', 10, 5, null, 5), row('2栋', 10, 9)];
  expect(names(ordered(rows, 'missing'))).toEqual(['2栋', '1栋']);
});

it('buildings are in the order of their numbers', () => {
  const rows = [row('10栋', 1, 0), row('2栋', 1, 0), row('1栋', 1, 1), row('2栋', 1, 0, '凤凰城')];
  expect(names(ordered(rows, 'name'))).toEqual(['1栋', '2栋', '10栋', '2栋']);
  expect(names(ordered(rows.slice(0, 3), 'missing'))).toEqual(['2栋', '10栋', '1栋']);
});
