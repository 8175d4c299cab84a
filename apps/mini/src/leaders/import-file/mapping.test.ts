import { expect, it } from 'vitest';
import { chosenOf, mappingsOf, sameChoice, withField } from './mapping.ts';

const columns = [
  { column: 1, field: 'address' as const, heading: '住址' },
  { column: 2, field: 'name' as const, heading: '姓名' },
  { column: 3, field: null, heading: '户主' },
];
const sheets = [
  { name: '1-4栋', rows: 20, mapping: { headerRow: 2, columns } },
  { name: '说明', rows: 3, mapping: null },
];
const fields = (sheet: ReturnType<typeof withField>) => sheet.mapping?.columns.map(({ field }) => field);
const first = () => {
  const [sheet] = chosenOf(sheets);
  if (!sheet) throw new Error('no sheet');
  return sheet;
};

it('no field is read from two columns', () => {
  expect(fields(withField(first(), 3, 'name'))).toEqual(['address', null, 'name']);
});

it('notes may stand in several columns', () => {
  const twice = withField(withField(first(), 2, 'note'), 3, 'note');
  expect(fields(twice)).toEqual(['address', 'note', 'note']);
});

it('a sheet without headings and one that is not wanted are left out', () => {
  expect(mappingsOf(chosenOf(sheets))[1]).toEqual({ sheet: '说明', mapping: null });
  expect(mappingsOf([{ ...first(), taken: false }])).toEqual([{ sheet: '1-4栋', mapping: null }]);
});

it('a check is asked for again only when something would be read in another way', () => {
  expect(sameChoice(chosenOf(sheets), chosenOf(sheets))).toBe(true);
  expect(sameChoice([withField(first(), 3, 'note')], [first()])).toBe(false);
});
