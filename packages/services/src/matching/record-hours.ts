import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { nightOf } from '../hours/night-of.ts';
import { writeHours } from '../hours/write-hours.ts';

/**
 * Writes the hours of whoever did a request, once the resident, or who called back, has said something to it: a second party
 * stands behind every entry (志愿服务条例). From the start to the finish; the way there is not counted. A repeat adds nothing.
 */
export async function recordHours(ctx: Ctx, now: Date, requestId: string): Promise<void> {
  const [done] = await ctx.db.execute<{
    id: string;
    account_id: string;
    from_at: string;
    minutes: number;
  }>(sql`
    select id, account_id, started_at as from_at,
      greatest(1, round(extract(epoch from until_at - started_at) / 60))::int as minutes
    from request_hands
    where request_id = ${requestId}::uuid and role = 'helper' and end_reason = 'done' and started_at is not null
    order by until_at desc
    limit 1`);
  if (!done) return;
  const fromAt = new Date(done.from_at);
  await writeHours(ctx, now, {
    accountId: done.account_id,
    kind: 'errand',
    sourceId: done.id,
    fromAt,
    minutes: done.minutes,
    nightMinutes: nightOf(ctx, fromAt, done.minutes),
    confirmedBy: null,
  });
}
