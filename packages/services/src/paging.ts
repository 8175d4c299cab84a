import { invalid } from '@linli/contracts/problem';

/** Values of the sort key a page ended at, in its order. */
export type CursorKey = readonly (string | number | null)[];

/** Opaque text for the place a page ended at. */
export const writeCursor = (key: CursorKey): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/**
 * The sort key in a cursor; null on the first page. Its values come from outside and are bound as parameters.
 * @throws Problem invalid-input when it was not made by `writeCursor` with the same number of values.
 */
export function readCursor(cursor: string | undefined, length: number): CursorKey | null {
  if (cursor === undefined) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const plain = (value: unknown) => value === null || ['string', 'number'].includes(typeof value);
    if (Array.isArray(key) && key.length === length && key.every(plain)) return key as CursorKey;
  } catch {}
  throw invalid('/cursor', 'wrong-format');
}

/**
 * Makes a page of rows that were asked for with one more than `limit`, so that a next page is known to be there.
 * `key` tells the sort key of a row.
 */
export function page<Row, Item>(
  rows: readonly Row[],
  limit: number,
  key: (row: Row) => CursorKey,
  item: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(item),
    nextCursor: rows.length > limit && last !== undefined ? writeCursor(key(last)) : null,
  };
}
