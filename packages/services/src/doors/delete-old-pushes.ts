import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

const keptDays = 30;
const chunk = 5000;

/** Deletes what happened a month ago, with its deliveries, some at a time; harmless to run twice. */
export async function deleteOldPushes(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - keptDays * 86_400_000).toISOString();
  await ctx.db.execute(sql`
    delete from webhook_events where id in (
      select id from webhook_events where happened_at < ${before}::timestamptz order by happened_at limit ${chunk})`);
}
