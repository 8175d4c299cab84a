import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell } from './cell-text.ts';
import { guessMapping } from './column-mapping.ts';
import { registerRowReader } from './register-row.ts';

const CONTEXT = { today: '2026-11-22', compound: null, building: null };

function readAll(
  headings: string[],
  rows: Cell[][],
  context: Partial<typeof CONTEXT> | { compound: string } = {},
) {
  const mapping = guessMapping([headings]);
  if (mapping === null) throw new Error('no mapping');
  const read = registerRowReader(mapping, { ...CONTEXT, ...context });
  return rows.map(read);
}

const HEADINGS = ['住址', '姓名', '性别', '出生年月', '电话', '身份证号', '关系', '特殊人群', '备注'];

describe('registerRowReader', () => {
  test('a messy row becomes a household and a person', () => {
    const [row] = readAll(HEADINGS, [
      [
        '１号楼二单元301室',
        '张 三（户主）',
        '女',
        '49.12.31',
        1.3800138e10,
        '110105 19491231 002x',
        '户主',
        '独居/慢病',
        '',
      ],
    ]);
    expect(row).toMatchObject({
      household: { text: '1栋2单元301', occupancy: 'lived-in' },
      person: {
        name: '张三',
        sex: 'female',
        birthDate: '1949-12-31',
        phone: '13800138000',
        idKind: 'resident-id',
        idNumber: '11010519491231002X',
        relation: 'head',
        tags: ['chronic-illness', 'lives-alone'],
      },
      problems: [],
    });
  });

  test('what the id number says wins over the columns, and the contradiction is shown at its column', () => {
    const [row] = readAll(HEADINGS, [['1-2-301', '张三', '男', '1950-01-01', null, '11010519491231002X']]);
    expect(row?.person).toMatchObject({ sex: 'female', birthDate: '1949-12-31' });
    expect(row?.problems).toEqual([
      { field: 'sex', column: 3, code: 'sex-contradicts-id' },
      { field: 'birth-date', column: 4, code: 'birth-date-contradicts-id' },
    ]);
  });

  test('a bad phone, date or id number is left out with its reason, the person stays', () => {
    const [row] = readAll(HEADINGS, [
      ['1-2-301', '张三', '?', '1958.2.30', '1.38E+10', '110105194912310021'],
    ]);
    expect(row?.person).toMatchObject({
      name: '张三',
      sex: null,
      birthDate: null,
      phone: null,
      idNumber: null,
    });
    expect(row?.problems.map((p) => [p.column, p.code])).toEqual([
      [6, 'id-number-checksum'],
      [3, 'sex-unknown-word'],
      [4, 'birth-date-impossible'],
      [5, 'phone-lost-digits'],
    ]);
  });

  test('members below a head without an address belong to the household above', () => {
    const rows = readAll(HEADINGS, [
      ['1-2-301', '张三', '男', null, null, null, '户主'],
      ['', '李四', '女', null, null, null, '妻'],
      ['1-2-302', '王五'],
      [null, '王六'],
    ]);
    expect(rows.map((r) => r?.household?.text)).toEqual([
      '1栋2单元301',
      '1栋2单元301',
      '1栋2单元302',
      '1栋2单元302',
    ]);
  });

  test('a building written once holds for the doors below it, a new building forgets the unit', () => {
    const rows = readAll(
      ['楼号', '单元', '房号', '姓名'],
      [
        [1, 2, 301, '张三'],
        [null, null, 302, '李四'],
        [null, 3, 101, '王五'],
        ['A座', null, 1502, '赵六'],
      ],
    );
    expect(rows.map((r) => r?.household?.text)).toEqual([
      '1栋2单元301',
      '1栋2单元302',
      '1栋3单元101',
      'A座1502',
    ]);
  });

  test('the compound comes from the row, else from the sheet', () => {
    const rows = readAll(
      ['小区', '住址', '姓名'],
      [
        [null, '1-2-301', '张三'],
        ['香颂', '1-2-301', '李四'],
        [null, '凤凰城 1-2-301', '王五'],
      ],
      { compound: '凤凰城' },
    );
    expect(rows.map((r) => r?.household?.address.compound)).toEqual(['凤凰城', '香颂', '凤凰城']);
  });

  test('an empty flat is a household without a person', () => {
    const rows = readAll(HEADINGS, [
      ['1-2-301', '空置'],
      ['1-2-302', ''],
      ['1-2-303', '/', null, null, null, null, null, null, '空置'],
    ]);
    expect(rows[0]).toMatchObject({ household: { occupancy: 'empty' }, person: null, problems: [] });
    expect(rows[1]).toMatchObject({ household: { occupancy: null }, person: null, problems: [] });
    expect(rows[2]).toMatchObject({ household: { occupancy: 'empty' }, person: null, problems: [] });
  });

  test('a row without a readable address is kept out whole', () => {
    const [row] = readAll(HEADINGS, [['2003-01-02', '张三']]);
    expect(row).toEqual({
      household: null,
      person: null,
      problems: [{ field: 'address', column: 1, code: 'address-turned-into-date' }],
    });
  });

  test('a phone without a name is asked about', () => {
    const [row] = readAll(HEADINGS, [['1-2-301', '', '', '', '13800138000']]);
    expect(row?.problems).toEqual([{ field: 'name', column: null, code: 'name-missing' }]);
  });

  test('ticks below a heading are tags, and a note of nothing but tags as well', () => {
    const rows = readAll(
      ['住址', '姓名', '是否独居', '是否低保', '备注'],
      [
        ['1-2-301', '张三', '是', '否', '糖尿病'],
        ['1-2-302', '李四', '', '√', '经常出差，独居'],
      ],
    );
    expect(rows.map((r) => r?.person?.tags)).toEqual([['chronic-illness', 'lives-alone'], ['low-income']]);
  });

  test('a man is not pregnant', () => {
    const [row] = readAll(HEADINGS, [['1-2-301', '张三', '男', '', '', '', '', '孕妇']]);
    expect(row?.person?.tags).toEqual([]);
    expect(row?.problems).toEqual([{ field: 'tags', column: 8, code: 'pregnant-man' }]);
  });

  test('blank rows, headings printed again and sums are passed over', () => {
    const rows = readAll(HEADINGS, [[], HEADINGS, ['合计：200户'], ['1-2-301', '张三']]);
    expect(rows.map((r) => r === null)).toEqual([true, true, true, false]);
  });

  // Before cells were bounded, each of these took the square of its length: hours for this file.
  test('cells as long as a workbook can hold them are read like others', () => {
    const long = ['1', '一', '单元', '张 ', '1-', '  x', '路1'].map((piece) =>
      piece.repeat(40_000 / piece.length),
    );
    const cells = long.map((text) => HEADINGS.map(() => `${text}期x`));
    const rows = readAll(HEADINGS, Array.from({ length: 30 }, () => cells).flat());
    expect(rows).toHaveLength(30 * long.length);
  });

  test('no cells make it throw', () => {
    const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.double(), fc.boolean(), fc.constant(null));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 10 })), (rows) => void readAll(HEADINGS, rows)),
    );
  });
});
