import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePhone } from './phone.ts';

describe('parsePhone', () => {
  test.each([
    ['13800138000', ['13800138000']],
    [13800138000, ['13800138000']],
    ['1.3800138E10', ['13800138000']],
    ['1.3800138E+10', ['13800138000']],
    ['13800138000.0', ['13800138000']],
    ['１３８００１３８０００', ['13800138000']],
    ['138 0013 8000', ['13800138000']],
    ['138-0013-8000', ['13800138000']],
    ['+86 138 0013 8000', ['13800138000']],
    ['8613800138000', ['13800138000']],
    ['0086-13800138000', ['13800138000']],
    ['013800138000', ['13800138000']],
    ["'13800138000", ['13800138000']],
    ['手机：13800138000', ['13800138000']],
    ['13800138000/13900139000', ['13800138000', '13900139000']],
    ['13800138000、0531-88881234', ['13800138000', '053188881234']],
    ['13800138000 13900139000', ['13800138000', '13900139000']],
    ['13800138000/不用', ['13800138000']],
    ['0531-88881234', ['053188881234']],
    ['(010) 8888 1234转801', ['01088881234']],
    ['88881234', ['88881234']],
  ])('%j is %j', (written, numbers) => {
    const reading = parsePhone(written);
    expect(reading.ok && reading.phones.map((phone) => phone.number)).toEqual(numbers);
  });

  test.each([
    [null, 'phone-missing'],
    ['/', 'phone-missing'],
    ['1380013800', 'phone-length'],
    ['138001380001', 'phone-length'],
    ['12345678901', 'phone-length'],
    ['1.38E+10', 'phone-lost-digits'],
    ['微信联系', 'phone-unreadable'],
  ])('%j is refused as %s', (written, reason) => {
    expect(parsePhone(written)).toEqual({ ok: false, reason });
  });

  test('a mobile survives being stored as a number, as a float text and with any separators', () => {
    fc.assert(
      fc.property(fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }), (number) => {
        const digits = String(number);
        const shapes = [number, `${digits}.0`, `+86${digits}`, digits.replace(/^(...)(....)/u, '$1 $2 ')];
        if (!digits.endsWith('0000')) shapes.push(number.toExponential().replace('e+', 'E'));
        for (const shape of shapes) {
          expect(parsePhone(shape)).toEqual({ ok: true, phones: [{ kind: 'mobile', number: digits }] });
        }
      }),
    );
  });
});
