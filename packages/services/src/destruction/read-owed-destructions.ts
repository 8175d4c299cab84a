import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/**
 * For metrics: how much should be destroyed by now and is not, for how many seconds the oldest has been due, and how many rows a
 * second look found where nothing should have been left.
 */
export async function readOwedDestructions(
  ctx: Pick<Ctx, 'db'>,
  now: Date,
): Promise<{ owed: number; lateSeconds: number; remaining: number }> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const [found] = await ctx.db.execute<{ owed: number; since: string | null; remaining: number }>(sql`
    select count(*)::int as owed, min(due_at) as since, coalesce(sum(remaining), 0)::int as remaining from destructions where state <> 'done' and due_at <= ${at}`);
  const since = found?.since ? new Date(found.since).getTime() : now.getTime();
  return {
    owed: found?.owed ?? 0,
    lateSeconds: Math.max(0, (now.getTime() - since) / 1000),
    remaining: found?.remaining ?? 0,
  };
}
