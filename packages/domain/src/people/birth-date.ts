import { ageOn } from '../civil-time.ts';
import { type Cell, compactText, isBlank } from './cell-text.ts';
import { civilDate } from './civil-date.ts';

export type BirthDateFault =
  | 'birth-date-missing'
  | 'birth-date-impossible'
  | 'birth-date-future'
  | 'birth-date-too-old'
  | 'birth-date-ambiguous'
  | 'birth-date-unreadable';

export type BirthDateReading =
  | {
      readonly ok: true;
      /** `YYYY-MM-DD`; the first of the month or of the year where no more is known. */
      readonly date: string;
      readonly precision: 'day' | 'month' | 'year';
    }
  | { readonly ok: false; readonly reason: BirthDateFault };

const OLDEST_YEARS = 130;
/** Day 0 of Excel's serials: 1900-01-01 is 1, and Excel believes in 1900-02-29. */
const EXCEL_DAY_ZERO = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

/**
 * Reads a birth date as registers hold it: `1958.3.2`, `1958年3月2日`, `1958-03`, `19580302`, `58.3.2`, an Excel
 * serial. `today` is a civil date and decides about the future and about the century of two-digit years.
 */
export function parseBirthDate(cell: Cell, today: string): BirthDateReading {
  if (isBlank(cell)) return fault('birth-date-missing');
  if (typeof cell === 'boolean') return fault('birth-date-unreadable');
  // Shown as 1958.1, this number may have been typed as 1958.1 or as 1958.10.
  if (typeof cell === 'number' && /^\d{4}\.1$/u.test(String(cell))) return fault('birth-date-ambiguous');
  const text = compactText(cell)
    .replace(/T?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/u, '')
    .replace(/(?:出?生|号)$/u, '');
  const serial = /^\d{4,5}(?:\.\d+)?$/u.test(text) ? Number(text) : Number.NaN;
  if (serial > 2100 && serial < 80_000 && !/^\d{4}\.\d{1,2}$/u.test(text)) {
    return checked(
      new Date(EXCEL_DAY_ZERO + Math.floor(serial) * DAY).toISOString().slice(0, 10),
      'day',
      today,
    );
  }
  const compact = /^(\d{4})(\d{2})(\d{2})?$/u.exec(text);
  const parted = /^(\d{4}|\d{2})[-./年,、\\](?:(\d{1,2})(?:[-./月,、\\](?:(\d{1,2})日?)?)?)?$/u.exec(text);
  const found = compact ?? parted ?? /^(\d{4})$/u.exec(text);
  if (found === null) return fault('birth-date-unreadable');
  const [, yearText = '', monthText, dayText] = found;
  const year = yearText.length === 4 ? Number(yearText) : century(Number(yearText), today);
  if (year === null) return fault('birth-date-ambiguous');
  const date = civilDate(year, Number(monthText ?? 1), Number(dayText ?? 1));
  if (date === null) return fault('birth-date-impossible');
  return checked(date, monthText === undefined ? 'year' : dayText === undefined ? 'month' : 'day', today);
}

/** Two digits above this year's are of the last century; others could be of either. */
function century(yy: number, today: string): number | null {
  return yy > Number(today.slice(2, 4)) ? 1900 + yy : null;
}

function checked(date: string, precision: 'day' | 'month' | 'year', today: string): BirthDateReading {
  if (date > today) return fault('birth-date-future');
  if ((ageOn(date, today) ?? 0) > OLDEST_YEARS) return fault('birth-date-too-old');
  return { ok: true, date, precision };
}

function fault(reason: BirthDateFault): BirthDateReading {
  return { ok: false, reason };
}
