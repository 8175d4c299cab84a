import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** For metrics: how much should be destroyed by now and is not, and for how many seconds the oldest has been due. */
export async function readOwedDestructions(
  ctx: Pick<Ctx, 'db'>,
  now: Date,
): Promise<{ owed: number; lateSeconds: number }> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const [found] = await ctx.db.execute<{ owed: number; since: string | null }>(sql`
    select count(*)::int as owed, min(due_at) as since from destructions where state <> 'done' and due_at <= ${at}`);
  const since = found?.since ? new Date(found.since).getTime() : now.getTime();
  return { owed: found?.owed ?? 0, lateSeconds: Math.max(0, (now.getTime() - since) / 1000) };
}
