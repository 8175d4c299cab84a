import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { tell } from '../notices/tell.ts';

/** Later than this a case is not waiting for its turn: nobody ticks it, or ticking it fails. */
export const lateAfterSeconds = 60;

const cutOff = (now: Date) => new Date(now.getTime() - lateAfterSeconds * 1000);

/** How many cases are late, and by how many seconds the worst; for metrics and alarms. */
export async function readLateness(
  ctx: Pick<Ctx, 'db'>,
  now: Date,
): Promise<{ late: number; lateSeconds: number }> {
  const [found] = await ctx.db.execute<{ late: number; since: string | null }>(sql`
    select (count(*) filter (where due_at < ${cutOff(now).toISOString()}::timestamptz))::int as late, min(due_at) as since
    from climbs where state = 'running' and due_at <= ${now.toISOString()}::timestamptz`);
  const since = found?.since ? new Date(found.since).getTime() : now.getTime();
  return { late: found?.late ?? 0, lateSeconds: Math.max(0, (now.getTime() - since) / 1000) };
}

/**
 * The auditor: cases more than a minute late are logged, and the duty officers of their street and district are told, once
 * an officer and case. @returns how many are late
 */
export async function reportLate(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now();
  const at = sql`${now.toISOString()}::timestamptz`;
  const { late, lateSeconds } = await readLateness(ctx, now);
  if (late === 0) return 0;
  ctx.log.error({ cases: late, lateSeconds: Math.round(lateSeconds) }, 'cases are late on their ladders');
  const officers = await ctx.db.execute<{ account_id: string; cases: number; first: string }>(sql`
    select post.account_id, count(distinct climb.id)::int as cases, min(climb.id::text) as first
    from climbs climb
    join areas place on place.path @> climb.area_path and place.kind in ('street', 'district')
    join appointments post on post.area_id = place.id and post.role = 'duty-officer'
      and post.from_at <= ${at} and (post.until_at is null or post.until_at > ${at})
    where climb.state = 'running' and climb.due_at < ${cutOff(now).toISOString()}::timestamptz
    group by post.account_id`);
  for (const { account_id: accountId, cases, first } of officers)
    await tell(ctx, now, {
      kind: 'clock-late',
      accountIds: [accountId],
      // The oldest case stands for all that wait with it.
      matter: `late:${first}`,
      facts: { cases },
    });
  return late;
}
