import { addressText, parseAddress } from './address.ts';
import { compactText } from './cell-text.ts';
import { parseIdNumber } from './id-number.ts';

/** What somebody typed into the search of the register. */
export type RegisterQuery =
  | { readonly by: 'nothing' }
  /** Found by blind index, whole numbers only. */
  | { readonly by: 'phone'; readonly phone: string }
  | { readonly by: 'id-number'; readonly idNumber: string }
  | { readonly by: 'plate'; readonly plate: string }
  /** One door, in the spelling of the register; it may stand in any compound. */
  | { readonly by: 'address'; readonly address: string; readonly text: string }
  /** Part of a name, its pinyin or initials, or of an address. */
  | { readonly by: 'text'; readonly text: string };

const PLATE = /^[\p{Script=Han}][A-Z][A-Z0-9]{4,5}[A-Z0-9\p{Script=Han}]$/u;

/** The one spelling of a number plate: `鲁a·12345` → `鲁A12345`. */
export const plateText = (plate: string): string =>
  compactText(plate)
    .replace(/[·.•-]/gu, '')
    .toUpperCase();

/** Reads a query as the most exact thing it can be. */
export function readRegisterQuery(typed: string): RegisterQuery {
  const text = typed.trim();
  const compact = compactText(text);
  if (compact === '') return { by: 'nothing' };
  if (/^1\d{10}$/.test(compact)) return { by: 'phone', phone: compact };
  const id = compact.length >= 8 ? parseIdNumber(compact) : { ok: false as const };
  if (id.ok && (id.id.kind !== 'passport' || /^[A-Z]+\d+$/i.test(compact)))
    return { by: 'id-number', idNumber: id.id.number };
  if (PLATE.test(plateText(text))) return { by: 'plate', plate: plateText(text) };
  const address = parseAddress(text);
  if (address.ok) return { by: 'address', address: addressText(address.address), text };
  return { by: 'text', text };
}
