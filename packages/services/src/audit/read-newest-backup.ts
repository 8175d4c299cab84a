import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** For metrics: when the newest backup by `npm run backup` was taken; null when none ever was. */
export async function readNewestBackup(ctx: Pick<Ctx, 'db'>): Promise<Date | null> {
  const [newest] = await ctx.db.execute<{ at: string }>(sql`
    select at from audit_entries where action = 'audit.take-backup' order by id desc limit 1`);
  return newest ? new Date(newest.at) : null;
}
