import { invalid } from '@linli/contracts/problem';
import { z } from 'zod';

/** Values of the sort key a page ended at, in its order. */
export type CursorKey = readonly (string | number | null)[];

/** Opaque text for the place a page ended at. */
export const writeCursor = (key: CursorKey): string => Buffer.from(JSON.stringify(key)).toString('base64url');

const plain = z.union([z.string(), z.number(), z.null()]);

/**
 * The sort key in a cursor; null on the first page. Its values come from outside and are bound as parameters.
 * @throws Problem invalid-input when it was not made by `writeCursor` with the same number of values.
 */
export const readCursor = (cursor: string | undefined, length: number): CursorKey | null =>
  readCursorOf(cursor, z.array(plain).length(length));

/**
 * The same for keys whose values Postgres takes in one form only, such as ids and moments.
 * @throws Problem invalid-input when a value has another form.
 */
export function readCursorOf<Key extends CursorKey>(
  cursor: string | undefined,
  shape: z.ZodType<Key>,
): Key | null {
  if (cursor === undefined) return null;
  try {
    const key = shape.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    if (key.success) return key.data;
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
