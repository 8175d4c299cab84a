import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** For metrics: how many offers wait for an answer, and by how many seconds the latest is past its end. */
export async function readOpenOffers(
  ctx: Pick<Ctx, 'db'>,
  now: Date,
): Promise<{ open: number; lateSeconds: number }> {
  const [found] = await ctx.db.execute<{ open: number; first: string | null }>(sql`
    select count(*)::int as open, min(expires_at) as first from offers where state = 'open'`);
  const first = found?.first ? new Date(found.first).getTime() : now.getTime();
  return { open: found?.open ?? 0, lateSeconds: Math.max(0, (now.getTime() - first) / 1000) };
}
