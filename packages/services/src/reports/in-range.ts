import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/**
 * Condition that a path is `path` or lies below it, as a range, so that a B-tree that begins with other columns serves
 * it (`within` is for the GiST index of the area tree). `-` sorts before every digit: nothing stands between the last
 * path below and the upper bound.
 */
export const inRange = (column: SQLWrapper, path: SQLWrapper): SQL =>
  sql`(${column} >= ${path} and ${column} < (${path}::text || '-')::ltree)`;
