import type { IdKind, Sex } from '@linli/contracts/people/values';
import { type Cell, compactText, isBlank } from './cell-text.ts';
import { civilDate } from './civil-date.ts';

export type IdNumber = {
  readonly kind: IdKind;
  /** Upper case, no spaces; a resident id always in its 18 digits. */
  readonly number: string;
  /** Only where the number itself says it. */
  readonly birthDate: string | null;
  readonly sex: Sex | null;
};

export type IdNumberFault =
  | 'id-number-missing'
  | 'id-number-lost-digits'
  | 'id-number-length'
  | 'id-number-checksum'
  | 'id-number-birth-date'
  | 'id-number-unreadable';

export type IdNumberReading =
  | { readonly ok: true; readonly id: IdNumber }
  | { readonly ok: false; readonly reason: IdNumberFault };

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

/** Check character of the 17 leading digits, by GB 11643-1999 (ISO 7064 MOD 11-2). */
export function residentIdCheck(first17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += Number(first17[i]) * (WEIGHTS[i] ?? 0);
  return CHECK_CHARACTERS[sum % 11] ?? '';
}

/**
 * Reads an identity number: 18-digit resident id and foreigner's permanent residence card of 2023 (leading 9),
 * both with checksum; 15-digit resident id of before 1999 (returned with 18 digits); mainland travel permits
 * for Hong Kong, Macau and Taiwan residents; passports. Region codes are not checked: abolished ones stay on cards.
 */
export function parseIdNumber(cell: Cell): IdNumberReading {
  if (isBlank(cell)) return fault('id-number-missing');
  // A number of more than 15 digits has lost its tail in Excel; so has text such as 3.70102E+17.
  if (typeof cell === 'number' && cell > Number.MAX_SAFE_INTEGER) return fault('id-number-lost-digits');
  const text = compactText(cell)
    .toUpperCase()
    .replace(/^['’`]|[.。,，]$/gu, '')
    .replace(/^(?:身份证|护照|证件)(?:号码?)?[:：]?/u, '');
  if (/^\d(?:\.\d+)?E\+?\d{2}$/u.test(text)) return fault('id-number-lost-digits');
  // ×, * and Х (Cyrillic) are typed for X.
  const id18 = text.replace(/[×*Х]$/u, 'X');
  if (/^\d{17}[\dX]$/u.test(id18)) return eighteen(id18);
  if (/^\d{15}$/u.test(text)) return eighteen(widen(text));
  if (/^\d{10,20}X?$/u.test(text)) return fault('id-number-length');
  if (/^[HM]\d{8}(?:\d{2})?$/u.test(text)) return other('hk-macau-permit', text);
  if (/^(?:\d{8}|\d{10}\([A-Z]\))$/u.test(text)) return other('taiwan-permit', text);
  if (/^(?=.*\d)[A-Z0-9]{6,9}$/u.test(text) && /^[A-Z]/u.test(text)) return other('passport', text);
  if (/^\d{9}$/u.test(text)) return other('passport', text);
  return fault('id-number-unreadable');
}

function widen(fifteen: string): string {
  const first17 = `${fifteen.slice(0, 6)}19${fifteen.slice(6)}`;
  return first17 + residentIdCheck(first17);
}

function eighteen(number: string): IdNumberReading {
  const birthDate = civilDate(
    Number(number.slice(6, 10)),
    Number(number.slice(10, 12)),
    Number(number.slice(12, 14)),
  );
  if (birthDate === null || birthDate < '1880-01-01') return fault('id-number-birth-date');
  if (residentIdCheck(number.slice(0, 17)) !== number[17]) return fault('id-number-checksum');
  return {
    ok: true,
    id: {
      kind: number.startsWith('9') ? 'foreigner-residence' : 'resident-id',
      number,
      birthDate,
      sex: Number(number[16]) % 2 === 1 ? 'male' : 'female',
    },
  };
}

function other(kind: IdKind, number: string): IdNumberReading {
  return { ok: true, id: { kind, number, birthDate: null, sex: null } };
}

function fault(reason: IdNumberFault): IdNumberReading {
  return { ok: false, reason };
}
