import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseBirthDate } from './birth-date.ts';

const TODAY = '2026-11-22';
const read = (written: string | number | boolean | null) => parseBirthDate(written, TODAY);

describe('parseBirthDate', () => {
  test.each([
    ['1958-03-02', '1958-03-02', 'day'],
    ['1958.3.2', '1958-03-02', 'day'],
    ['1958/3/2', '1958-03-02', 'day'],
    ['1958年3月2日', '1958-03-02', 'day'],
    ['１９５８．３．２', '1958-03-02', 'day'],
    ['1958 年 3 月 2 日', '1958-03-02', 'day'],
    ['1958-03-02 00:00:00', '1958-03-02', 'day'],
    ['19580302', '1958-03-02', 'day'],
    [19580302, '1958-03-02', 'day'],
    [21246, '1958-03-02', 'day'],
    ['21246', '1958-03-02', 'day'],
    ['1958-03', '1958-03-01', 'month'],
    ['1958年3月', '1958-03-01', 'month'],
    ['195803', '1958-03-01', 'month'],
    [1958.03, '1958-03-01', 'month'],
    ['1958', '1958-01-01', 'year'],
    ['1958年', '1958-01-01', 'year'],
    [1958, '1958-01-01', 'year'],
    ['58.3.2', '1958-03-02', 'day'],
    ['2020-02-29', '2020-02-29', 'day'],
  ])('%j is %s, known to the %s'.replace('%s, known to the %s', '%s (%s)'), (written, date, precision) => {
    expect(read(written)).toEqual({ ok: true, date, precision });
  });

  test.each([
    ['', 'birth-date-missing'],
    ['1958-02-30', 'birth-date-impossible'],
    ['1958.13.1', 'birth-date-impossible'],
    ['2019-02-29', 'birth-date-impossible'],
    ['2027-01-01', 'birth-date-future'],
    ['1880-01-01', 'birth-date-too-old'],
    ['12.3.2', 'birth-date-ambiguous'],
    [1958.1, 'birth-date-ambiguous'],
    ['六十多岁', 'birth-date-unreadable'],
    [true, 'birth-date-unreadable'],
  ])('%j is refused as %s', (written, reason) => {
    expect(read(written)).toEqual({ ok: false, reason });
  });

  test('every day of a life reads back from every usual spelling and from its Excel serial', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2101, max: 46_000 }), (serial) => {
        const date = new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10);
        const [y, m, d] = date.split('-').map(Number);
        for (const written of [
          date,
          `${y}.${m}.${d}`,
          `${y}年${m}月${d}日`,
          date.replaceAll('-', ''),
          serial,
        ]) {
          expect(read(written), String(written)).toEqual({ ok: true, date, precision: 'day' });
        }
      }),
    );
  });
});
