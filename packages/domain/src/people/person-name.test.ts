import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePersonName } from './person-name.ts';

describe('parsePersonName', () => {
  test.each([
    ['张三', '张三', null],
    ['张 三', '张三', null],
    ['张　　三', '张三', null],
    [' 张三\n', '张三', null],
    ['张三（户主）', '张三', '户主'],
    ['张三(租客', '张三', '租客'],
    ['买买提·艾力', '买买提·艾力', null],
    ['买买提.艾力', '买买提·艾力', null],
    ['买买提 • 艾力', '买买提·艾力', null],
    ['阿依古丽・买买提', '阿依古丽·买买提', null],
    ['ＪＯＨＮ　Smith', 'JOHN Smith', null],
    ["Mary-Jane O'Neil", "Mary-Jane O'Neil", null],
    ['김 민준', '김 민준', null],
    ['欧阳娜娜', '欧阳娜娜', null],
    ['㛃𠮷', '㛃𠮷', null],
  ])('%j is %s', (written, name, note) => {
    expect(parsePersonName(written)).toEqual({ ok: true, name, note });
  });

  test.each([
    [null, 'name-missing'],
    ['——', 'name-missing'],
    ['（户主）', 'name-missing'],
    ['张三13800138000', 'name-has-digits'],
    ['张'.repeat(51), 'name-too-long'],
    ['=cmd|calc', 'name-unreadable'],
    ['<b>张三</b>', 'name-unreadable'],
  ])('%j is refused as %s', (written, reason) => {
    expect(parsePersonName(written)).toEqual({ ok: false, reason });
  });

  test('reading a name twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (written) => {
        const once = parsePersonName(written);
        if (once.ok) expect(parsePersonName(once.name)).toEqual({ ok: true, name: once.name, note: null });
      }),
    );
  });
});
