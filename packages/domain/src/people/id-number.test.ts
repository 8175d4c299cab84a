import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseIdNumber, residentIdCheck } from './id-number.ts';

const withCheck = (first17: string) => first17 + residentIdCheck(first17);

describe('parseIdNumber', () => {
  // The first example is the one printed in GB 11643-1999.
  test.each([
    [
      '11010519491231002X',
      { kind: 'resident-id', number: '11010519491231002X', birthDate: '1949-12-31', sex: 'female' },
    ],
    [
      '44052418800101001４',
      { kind: 'resident-id', number: '440524188001010014', birthDate: '1880-01-01', sex: 'male' },
    ],
    [' 110105 19491231 002x ', { number: '11010519491231002X' }],
    ['11010519491231002×', { number: '11010519491231002X' }],
    ["'11010519491231002X", { number: '11010519491231002X' }],
    ['身份证：11010519491231002X', { number: '11010519491231002X' }],
    ['110105491231002', { kind: 'resident-id', number: '11010519491231002X', birthDate: '1949-12-31' }],
    [110105491231002, { number: '11010519491231002X' }],
    ['H1234567890', { kind: 'hk-macau-permit', birthDate: null, sex: null }],
    ['M12345678', { kind: 'hk-macau-permit' }],
    ['12345678', { kind: 'taiwan-permit' }],
    ['E12345678', { kind: 'passport' }],
    ['EA1234567', { kind: 'passport' }],
    [withCheck('91184019900101011'), { kind: 'foreigner-residence' }],
  ])('%j is read', (written, expected) => {
    expect(parseIdNumber(written)).toMatchObject({ ok: true, id: expected });
  });

  test.each([
    ['', 'id-number-missing'],
    ['无', 'id-number-missing'],
    ['110105194912310021', 'id-number-checksum'],
    ['110105194902300028', 'id-number-birth-date'],
    ['1101051949123100', 'id-number-length'],
    ['1101051949123100211', 'id-number-length'],
    [110105194912310020, 'id-number-lost-digits'],
    ['1.10105E+17', 'id-number-lost-digits'],
    ['张三', 'id-number-unreadable'],
    ['1101051949123100X1', 'id-number-unreadable'],
  ])('%j is refused as %s', (written, reason) => {
    expect(parseIdNumber(written)).toEqual({ ok: false, reason });
  });

  const someId = fc
    .tuple(
      fc.integer({ min: 110000, max: 659999 }),
      fc.date({ min: new Date('1900-01-01'), max: new Date('2026-01-01'), noInvalidDate: true }),
      fc.integer({ min: 0, max: 999 }),
    )
    .map(([region, birth, order]) =>
      withCheck(
        `${region}${birth.toISOString().slice(0, 10).replaceAll('-', '')}${String(order).padStart(3, '0')}`,
      ),
    );

  test('no single wrong digit passes the checksum', () => {
    fc.assert(
      fc.property(someId, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (id, at, by) => {
        const wrong = String((Number(id[at]) + by) % 10);
        expect(parseIdNumber(id.slice(0, at) + wrong + id.slice(at + 1)).ok).toBe(false);
      }),
    );
  });

  test('no two swapped neighbours pass the checksum', () => {
    fc.assert(
      fc.property(someId, fc.integer({ min: 0, max: 15 }), (id, at) => {
        fc.pre(id[at] !== id[at + 1]);
        const swapped = `${id.slice(0, at)}${id[at + 1]}${id[at]}${id.slice(at + 2)}`;
        expect(parseIdNumber(swapped).ok).toBe(false);
      }),
    );
  });
});
