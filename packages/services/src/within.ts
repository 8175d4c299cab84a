import { or, type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/**
 * Condition that a path lies at or below one of `paths`; false for none. Written as alternatives, because a GiST index
 * serves `path <@ x` and not `path <@ any(…)`.
 */
export const within = (path: SQLWrapper, paths: readonly string[]): SQL =>
  or(...paths.map((above) => sql`${path} <@ ${above}::ltree`)) ?? sql`false`;
