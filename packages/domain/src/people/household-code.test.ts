import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { householdCode, householdCodeDraws, printedCode, readHouseholdCode } from './household-code.ts';

const { symbols, outOf } = householdCodeDraws;
const draws = fc.array(fc.nat(outOf - 1), { minLength: symbols, maxLength: symbols });

describe('household codes', () => {
  it('are printed in three groups of four without characters that are misread', () => {
    fc.assert(
      fc.property(draws, (drawn) => {
        expect(printedCode(householdCode(drawn))).toMatch(
          /^[2-9A-HJKMNP-RT-Y]{4}-[2-9A-HJKMNP-RT-Y]{4}-[2-9A-HJKMNP-RT-Y]{4}$/,
        );
      }),
    );
  });

  it('are read however they are typed', () => {
    fc.assert(
      fc.property(draws, (drawn) => {
        const code = householdCode(drawn);
        const sloppy = printedCode(code)
          .toLowerCase()
          .replaceAll('-', ' — ')
          .replaceAll('5', 's')
          .replaceAll('2', 'z');
        const wide = [...code].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('');
        expect(readHouseholdCode(sloppy)).toBe(code);
        expect(readHouseholdCode(wide)).toBe(code);
      }),
    );
  });

  it('with one wrong character are not read', () => {
    fc.assert(
      fc.property(draws, fc.nat(symbols), fc.integer({ min: 1, max: outOf - 1 }), (drawn, at, by) => {
        const code = [...householdCode(drawn)];
        const others = '23456789ABCDEFGHJKMNPQRTUVWXY';
        code[at] = others[(others.indexOf(code[at] ?? '') + by) % outOf] ?? '';
        expect(readHouseholdCode(code.join(''))).toBeNull();
      }),
    );
  });

  it('with two characters that changed places are not read', () => {
    fc.assert(
      fc.property(draws, fc.nat(symbols), fc.nat(symbols), (drawn, a, b) => {
        const code = [...householdCode(drawn)];
        const [first, second] = [code[a] ?? '', code[b] ?? ''];
        fc.pre(first !== second);
        code[a] = second;
        code[b] = first;
        expect(readHouseholdCode(code.join(''))).toBeNull();
      }),
    );
  });

  it('of another length or with other characters are not read', () => {
    const code = householdCode(Array.from({ length: symbols }, (_, at) => at));
    for (const typed of ['', code.slice(1), `${code}2`, `0${code.slice(1)}`, '家'.repeat(12)])
      expect(readHouseholdCode(typed)).toBeNull();
  });
});
