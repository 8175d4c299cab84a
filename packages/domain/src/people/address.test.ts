import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Address,
  addressFromParts,
  addressText,
  buildingName,
  buildingOfName,
  parseAddress,
  unitOfName,
} from './address.ts';

function read(text: string): string {
  const reading = parseAddress(text);
  return reading.ok ? reading.text : reading.reason;
}

describe('parseAddress', () => {
  test.each([
    ['1栋2单元301', '1栋2单元301'],
    ['1-2-301', '1栋2单元301'],
    ['１－２－３０１', '1栋2单元301'],
    ['1 2 301', '1栋2单元301'],
    ['1/2/301', '1栋2单元301'],
    ['1#2-301', '1栋2单元301'],
    ['1#-2-301', '1栋2单元301'],
    ['１号楼二单元301室', '1栋2单元301'],
    ['1号楼二单元三〇一', '1栋2单元301'],
    ['3 栋 2 单 元 3 0 1', '3栋2单元301'],
    ['十二栋一单元0502', '12栋1单元502'],
    ['3栋301', '3栋301'],
    ['3-301', '3栋301'],
    ['18号楼2703-1', '18栋2703-1'],
    ['A座1502', 'A座1502'],
    ['a1502室', 'A座1502'],
    ['B2座1803', 'B2座1803'],
    ['3号楼1单元5楼东户', '3栋1单元5东'],
    ['3-1-5东', '3栋1单元5东'],
    ['5号楼2单元5层501', '5栋2单元501'],
    ['12号别墅', '12号别墅'],
    ['别墅12', '12号别墅'],
    ['5组12号', '5组12号'],
    ['123弄4号501室', '4栋501'],
    ['凤凰城1-2-301', '凤凰城 1栋2单元301'],
    ['凤凰城二期3号楼2单元301', '凤凰城2期 3栋2单元301'],
    ['舜华路2000号凤凰城3#楼2单元301', '凤凰城 3栋2单元301'],
    ['济南市高新区舜华路街道凤凰国际社区凤凰城 3号楼 2单元 301室', '凤凰城 3栋2单元301'],
    ['香槟小镇12号别墅', '香槟小镇 12号别墅'],
    ['都市花园3栋1单元101', '都市花园 3栋1单元101'],
    ['舜华路街道香槟小镇3-1-101', '香槟小镇 3栋1单元101'],
    ['凤凰小区12栋1单元1201（出租）', '凤凰小区 12栋1单元1201'],
  ])('%s is %s', (written, expected) => expect(read(written)).toBe(expected));

  test.each([
    ['', 'address-missing'],
    ['不详', 'address-missing'],
    ['3栋', 'address-no-door'],
    ['3栋2单元', 'address-no-door'],
    ['3-5', 'address-no-door'],
    ['2003-01-02', 'address-turned-into-date'],
    ['山东济南', 'address-unreadable'],
    ['1'.repeat(5000), 'address-unreadable'],
  ])('%j is refused as %s', (written, reason) => expect(read(written)).toBe(reason));

  const someAddress: fc.Arbitrary<Address> = fc
    .record({
      compound: fc.constantFrom(null, '凤凰城', '香颂小区', '舜泰公寓', '东区', '凤凰城2期'),
      building: fc.oneof(
        fc.integer({ min: 1, max: 120 }).map(String),
        fc.constantFrom('A', 'B', 'C2', '5组'),
      ),
      unit: fc.option(fc.integer({ min: 1, max: 9 }).map(String), { nil: null }),
      door: fc
        .tuple(fc.integer({ min: 1, max: 34 }), fc.integer({ min: 1, max: 12 }))
        .map(([floor, room]) => `${floor}${String(room).padStart(2, '0')}`),
    })
    .map((a) => (/[A-Z组]/u.test(a.building) ? { ...a, unit: null } : a));

  test('the one spelling of an address reads back as that address', () => {
    fc.assert(
      fc.property(someAddress, (address) => {
        expect(parseAddress(addressText(address))).toMatchObject({ ok: true, address });
      }),
    );
  });

  test('every usual spelling of a door is the same door', () => {
    const numerals = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    const wide = (s: string) => s.replace(/[0-9-]/gu, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 34 }),
        fc.integer({ min: 1, max: 9 }),
        (building, unit, floor, room) => {
          const door = `${floor}0${room}`;
          const expected = { compound: null, building: String(building), unit: String(unit), door };
          for (const written of [
            `${building}-${unit}-${door}`,
            `${building}号楼${unit}单元${door}室`,
            `${building}# ${unit}-${door}`,
            `${building} 栋 ${numerals[unit]}单元 ${door}`,
            `凤凰城${building}幢${unit}单元${floor}层${door}`,
            wide(`${building}-${unit}-0${door}`),
          ]) {
            const reading = parseAddress(written);
            expect(reading, written).toMatchObject({ ok: true });
            if (reading.ok) expect({ ...reading.address, compound: null }, written).toEqual(expected);
          }
        },
      ),
    );
  });

  test('no text makes it throw or take long', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (s) => void parseAddress(s)));
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('1', '栋', '-', '单元', 'A', '号', '一', ' ', '东'), { maxLength: 60 }),
        (s) => void parseAddress(s.join('')),
      ),
    );
  });
});

describe('addressFromParts', () => {
  test.each([
    [{ building: 3, unit: 2, door: 301 }, '3栋2单元301'],
    [{ building: '３号楼', unit: '二单元', door: '301室' }, '3栋2单元301'],
    [{ building: 'A座', door: 1502 }, 'A座1502'],
    [{ building: 'A', unit: '/', door: '1502' }, 'A座1502'],
    [{ building: '3', unit: '2', door: '3-2-301' }, '3栋2单元301'],
    [{ compound: '凤凰城一期', building: '三', door: '0301' }, '凤凰城1期 3栋301'],
    [{ building: '12号别墅' }, '12号别墅'],
    [{ building: '12号', door: '整栋' }, '12号别墅'],
    [{ compound: '香槟小镇', building: 12, door: '整栋' }, '香槟小镇 12号别墅'],
    [{ compound: '凤凰国际社区香颂', door: '1-2-301' }, '香颂 1栋2单元301'],
    [{ building: 3, unit: 2 }, 'address-no-door'],
    [{}, 'address-missing'],
  ])('%j is %s', (parts, expected) => {
    const reading = addressFromParts(parts);
    expect(reading.ok ? reading.text : reading.reason).toBe(expected);
  });
});

test.each([
  ['3号楼', '3', '3栋'],
  ['３栋', '3', '3栋'],
  ['十二幢', '12', '12栋'],
  ['A座', 'A', 'A座'],
  ['12号别墅', '别墅12', '12号别墅'],
  ['5组', '5组', '5组'],
])('an area called %s is building %s', (name, building, called) => {
  expect(buildingOfName(name)).toBe(building);
  expect(buildingName(building)).toBe(called);
});

test.each([
  ['2单元', '2'],
  ['二单元', '2'],
  ['甲单元', '甲'],
])('an area called %s is unit %s', (name, unit) => expect(unitOfName(name)).toBe(unit));
