import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

export interface MessagingState {
  /** Notices that wait to be taken into a message. */
  readonly queued: number;
  /** Seconds by which the oldest notice, or the oldest message that waits for its next try, is late. */
  readonly lateSeconds: number;
  /** People no message reaches, who wait for a call. */
  readonly callbacks: number;
  /** What became of the messages of the last hour, by state. */
  readonly lastHour: Readonly<Record<string, number>>;
}

/** For metrics: whether messages go out. Reads partial indexes and the messages of one hour; belongs on a timer. */
export async function readMessaging(ctx: Pick<Ctx, 'db'>, now: Date): Promise<MessagingState> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const [waiting] = await ctx.db.execute<{ queued: number; since: string | null; callbacks: number }>(sql`
    select
      (select count(*) from notices where state = 'queued')::int as queued,
      least(
        (select min(due_at) from notices where state = 'queued' and due_at <= ${at}),
        (select min(due_at) from messages where state in ('waiting', 'sending') and due_at <= ${at})) as since,
      (select count(*) from callbacks where done_at is null)::int as callbacks`);
  const states = await ctx.db.execute<{ state: string; messages: number }>(sql`
    select state, count(*)::int as messages from messages
    where created_at > ${at} - interval '1 hour' group by state`);
  const since = waiting?.since ? new Date(waiting.since).getTime() : now.getTime();
  return {
    queued: waiting?.queued ?? 0,
    lateSeconds: Math.max(0, (now.getTime() - since) / 1000),
    callbacks: waiting?.callbacks ?? 0,
    lastHour: Object.fromEntries(states.map(({ state, messages }) => [state, messages])),
  };
}
