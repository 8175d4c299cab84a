import { type SQL, sql } from 'drizzle-orm';

/**
 * Condition that the path in `column` is `path` or lies below it, as a range, so that a B-tree that begins with other
 * columns serves it. `-` sorts before every digit: nothing stands between the last path below and the upper bound.
 */
export const within = (column: SQL, path: string): SQL =>
  sql`(${column} >= ${path}::text::ltree and ${column} < ${`${path}-`}::text::ltree)`;
