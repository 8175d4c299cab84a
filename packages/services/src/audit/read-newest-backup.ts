import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** Longer ago there might as well be none; and the months before need not be looked into. */
const withinDays = 100;

/** For metrics: when the newest backup by `npm run backup` was taken; null when none was for a hundred days. */
export async function readNewestBackup(ctx: Pick<Ctx, 'db'>, now: Date): Promise<Date | null> {
  const since = new Date(now.getTime() - withinDays * 86_400_000).toISOString();
  const [newest] = await ctx.db.execute<{ at: string }>(sql`
    select at from audit_entries where action = 'audit.take-backup'
      and id >= first_id_of(${since}::timestamptz) order by id desc limit 1`);
  return newest ? new Date(newest.at) : null;
}
