import { type Cell, compactText, isBlank, plainText } from './cell-text.ts';

export type PersonNameFault = 'name-missing' | 'name-has-digits' | 'name-too-long' | 'name-unreadable';

export type PersonNameReading =
  | {
      readonly ok: true;
      readonly name: string;
      /** What stood in brackets behind the name: `张三（户主）` → `户主`. */
      readonly note: string | null;
    }
  | { readonly ok: false; readonly reason: PersonNameFault };

const LONGEST_NAME = 50;
const HAN = '[\\p{Script=Han}〇]';
const SPACES_INSIDE = new RegExp(`(?<=${HAN}|·) +| +(?=${HAN}|·)`, 'gu');
const DOTS = /(?<=\p{L}) *[•‧∙⋅・･｡。．.] *(?=\p{Script=Han})/gu;

/**
 * Reads a name: spaces inside Chinese names dropped (`张 三`), full-width letters made plain, the dot of minority
 * names always `·` (买买提·艾力), Latin names with single spaces. Digits are refused: they belong to another column.
 */
export function parsePersonName(cell: Cell): PersonNameReading {
  if (isBlank(cell)) return { ok: false, reason: 'name-missing' };
  const text = plainText(cell);
  const bracket = /^([^([（]*)[([（]([^)\]）]*)[)\]）]?$/u.exec(text);
  const written = bracket?.[1] ?? text;
  const note = bracket?.[2]?.trim();
  const name = written.replace(DOTS, '·').replace(SPACES_INSIDE, '').trim();
  if (compactText(name) === '') return { ok: false, reason: 'name-missing' };
  if (/\d/u.test(name)) return { ok: false, reason: 'name-has-digits' };
  if (name.length > LONGEST_NAME) return { ok: false, reason: 'name-too-long' };
  if (!/^[\p{L}〇][\p{L}\p{M}〇·'’. -]*$/u.test(name)) return { ok: false, reason: 'name-unreadable' };
  return { ok: true, name, note: note === undefined || note === '' ? null : note };
}
