/** What a spreadsheet cell can hold once it is read. Dates arrive as `YYYY-MM-DD` text, blanks as `null`. */
export type Cell = string | number | boolean | null;

/** Nobody writes more into a cell of a register; a file full of longer ones would keep a worker busy for hours. */
const mostCharacters = 1_000;

const INVISIBLE = /[\p{Cf}\p{Zl}\p{Zp}]|(?![\t\n\r])\p{Cc}/gu;

/**
 * Full-width letters, digits and punctuation to half-width, every kind of dash to `-`, every kind of space to
 * one space, invisible characters dropped, ends trimmed. Chinese punctuation without a half-width twin stays. What comes after
 * a thousand characters is left out.
 */
export function plainText(cell: Cell): string {
  if (cell === null) return '';
  return String(cell)
    .slice(0, mostCharacters)
    .replace(INVISIBLE, '')
    .replace(/[\uff01-\uff5e]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[‐‑‒–—―−﹣－─━]/gu, '-')
    .replace(/[\s\u00a0\u3000]+/gu, ' ')
    .trim();
}

/** `plainText` without any space: for codes, numbers and structured text. */
export function compactText(cell: Cell): string {
  return plainText(cell).replaceAll(' ', '');
}

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** Matches a whole number in digits or in Chinese numerals, for use inside larger patterns. */
export const WHOLE_NUMBER = '(?:\\d+|[零〇一二两三四五六七八九十百]+)';

/**
 * Reads `12`, `十二`, `一百零二` or digit by digit `三〇一`; null when the text is no whole number.
 */
export function wholeNumber(text: string): number | null {
  if (/^\d{1,9}$/u.test(text)) return Number(text);
  if (!/^[零〇一二两三四五六七八九十百]{1,9}$/u.test(text)) return null;
  if (!/[十百]/u.test(text)) return Number([...text].map((c) => DIGITS[c]).join(''));
  let total = 0;
  let pending: number | null = null;
  for (const c of text) {
    const digit = DIGITS[c];
    if (digit !== undefined) pending = digit;
    else {
      total += (pending ?? 1) * (c === '百' ? 100 : 10);
      pending = null;
    }
  }
  return total + (pending ?? 0);
}

const PLACEHOLDERS = new Set([
  '',
  '-',
  '--',
  '/',
  '\\',
  '无',
  '没有',
  '暂无',
  '不详',
  '未知',
  '否',
  'null',
  'n/a',
  '#n/a',
  '#ref!',
  '#value!',
]);

/** True for a blank and for what people write instead of one (无, /, 不详, #N/A …). */
export function isBlank(cell: Cell): boolean {
  return PLACEHOLDERS.has(compactText(cell).toLowerCase());
}
