import { requestKinds } from '@linli/db/requests/tables';
import { and, eq, max, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** Number of the next version of a kind at an area; two at once get one after the other. */
export async function nextKindVersion(ctx: Ctx, areaId: string, key: string): Promise<number> {
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`kind ${areaId} ${key}`}, 0))`);
  const [newest] = await ctx.db
    .select({ version: max(requestKinds.version) })
    .from(requestKinds)
    .where(and(eq(requestKinds.key, key), eq(requestKinds.areaId, areaId)));
  return (newest?.version ?? 0) + 1;
}
