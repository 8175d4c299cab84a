import { requestKinds } from '@linli/db/requests/tables';
import { and, desc, eq, sql } from 'drizzle-orm';
import { checkSeen } from '../audit/check-seen.ts';
import type { Ctx } from '../context.ts';

/**
 * Number of the next version of a kind at an area; two at once get one after the other.
 * @throws Problem lost-race when the newest is not `base`
 */
export async function nextKindVersion(
  ctx: Ctx,
  areaId: string,
  key: string,
  base?: number | undefined,
): Promise<number> {
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`kind ${areaId} ${key}`}, 0))`);
  const [newest] = await ctx.db
    .select({ version: requestKinds.version, setBy: requestKinds.publishedBy })
    .from(requestKinds)
    .where(and(eq(requestKinds.key, key), eq(requestKinds.areaId, areaId)))
    .orderBy(desc(requestKinds.version))
    .limit(1);
  await checkSeen(ctx, base, newest);
  return (newest?.version ?? 0) + 1;
}
