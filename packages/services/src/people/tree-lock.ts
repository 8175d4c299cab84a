import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

const LOCK = sql`hashtextextended('linli area tree', 0)`;

/**
 * Holds the area tree still until the transaction ends, beside others who do: for whoever writes a path, or a row that
 * must stand at the path it was read with. Take it before reading the path.
 */
export const holdTree = async (ctx: Pick<Ctx, 'db'>): Promise<void> => {
  await ctx.db.execute(sql`select pg_advisory_xact_lock_shared(${LOCK})`);
};

/** Alone with the area tree until the transaction ends: for whoever changes paths. */
export const changeTree = async (ctx: Pick<Ctx, 'db'>): Promise<void> => {
  await ctx.db.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
};
