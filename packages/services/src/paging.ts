import { invalid } from '@linli/contracts/problem';
import type { z } from 'zod';

/** Values of the sort key a page ended at, in its order. */
export type CursorKey = readonly (string | number | null)[];

/** Opaque text for the place a page ended at. */
export const writeCursor = (key: CursorKey): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** What Postgres takes for no text: a zero, or half a character. */
const unfit = /\0|\p{Surrogate}/u;

/**
 * The sort key in a cursor; null on the first page. Its values come from outside and are bound as parameters: `shape` says of
 * each what Postgres is to take it for.
 * @throws Problem invalid-input when it was not made by `writeCursor` for a key of that shape
 */
export function readCursorOf<Key extends CursorKey>(
  cursor: string | undefined,
  shape: z.ZodType<Key>,
): Key | null {
  if (cursor === undefined) return null;
  try {
    const key = shape.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    if (key.success && !key.data.some((value) => typeof value === 'string' && unfit.test(value)))
      return key.data;
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
