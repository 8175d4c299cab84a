import { type Cell, compactText, isBlank } from './cell-text.ts';

export type Phone = {
  readonly kind: 'mobile' | 'landline';
  /** National digits without separators: `13800138000`, `053188881234`, `88881234`. */
  readonly number: string;
};

export type PhoneFault = 'phone-missing' | 'phone-lost-digits' | 'phone-length' | 'phone-unreadable';

export type PhoneReading =
  | { readonly ok: true; readonly phones: readonly [Phone, ...Phone[]] }
  | { readonly ok: false; readonly reason: PhoneFault };

/** Fewer significant digits than this in 1.38E+10 mean that the display had cut the number. */
const SIGNIFICANT_DIGITS_KEPT = 7;

/**
 * Reads one or several mainland phones from a cell: mobiles of 11 digits from 13 to 19, landlines with or without
 * area code, `+86`, spaces and dashes, a number kept as float (`1.3800138E10`, `13800138000.0`). An extension of
 * a landline is dropped. When a cell holds several, those that cannot be read are left out.
 */
export function parsePhone(cell: Cell): PhoneReading {
  if (isBlank(cell)) return { ok: false, reason: 'phone-missing' };
  const whole = parseOne(typeof cell === 'number' ? String(cell) : compactText(cell));
  if (typeof whole !== 'string') return { ok: true, phones: [whole] };
  const several = String(cell)
    .split(/[/、,，;；|\n]|(?<=\d{11})\s+(?=\d)|或/u)
    .map((part) => parseOne(compactText(part)))
    .filter((phone): phone is Phone => typeof phone !== 'string');
  const [first, ...rest] = several;
  return first === undefined ? { ok: false, reason: whole } : { ok: true, phones: [first, ...rest] };
}

function parseOne(written: string): Phone | PhoneFault {
  let text = written.replace(/^['’`]/u, '').replace(/^(?:手机|电话|联系电话|座机|tel)[:：]?/iu, '');
  const float = /^(\d)(?:\.(\d+))?[eE]\+?(\d{1,2})$/u.exec(text);
  if (float !== null) {
    const [, head = '', tail = '', exponent = ''] = float;
    if (1 + tail.length < SIGNIFICANT_DIGITS_KEPT || tail.length > Number(exponent))
      return 'phone-lost-digits';
    text = head + tail.padEnd(Number(exponent), '0');
  }
  const extensionCut = text.replace(/\.0+$/u, '').replace(/(?:转|ext\.?|x|#)\d{1,6}$/iu, '');
  const digits = extensionCut.replace(/[-()（）.\s]/gu, '').replace(/^(?:\+|00)?86(?=\d{10,11}$)/u, '');
  if (!/^\d+$/u.test(digits)) return 'phone-unreadable';
  if (/^1[3-9]\d{9}$/u.test(digits)) return { kind: 'mobile', number: digits };
  if (/^01[3-9]\d{9}$/u.test(digits)) return { kind: 'mobile', number: digits.slice(1) };
  if (/^0(?:10|2\d|[3-9]\d{2})\d{7,8}$/u.test(digits) || /^[2-8]\d{6,7}$/u.test(digits)) {
    return { kind: 'landline', number: digits };
  }
  return 'phone-length';
}
