import { notices } from '@linli/db/notices/tables';
import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** What a message is about; its texts are made from kind and facts when it is delivered. */
export type NoticeKind =
  | 'report-missing'
  | 'proxy-asked'
  | 'calls-given'
  | 'calls-left'
  | 'visits-due'
  | 'alert-raised';

/**
 * Queues messages for all `recipients` at once. The same matter is told to the same account once, so asking again is
 * harmless. Delivery is another verb's: a row here means that somebody should be told, and nothing else. Rows go in in one
 * order, so that two who tell the same people at once do not wait for each other in a circle.
 *
 * @param recipients query of `account_id uuid, matter text, facts jsonb`; facts are ids and counts, no health data
 * @returns how many are new, and how many had been told before
 */
export async function queueNotices(
  ctx: Ctx,
  now: Date,
  kind: NoticeKind,
  recipients: SQL,
): Promise<{ queued: number; before: number }> {
  const [told] = await ctx.db.execute<{ queued: number; before: number }>(sql`
    with who as materialized (${recipients}),
    fresh as (
      insert into ${notices} (id, account_id, kind, facts, matter, created_at)
      select uuidv7(), who.account_id, ${kind}::text, who.facts, who.matter, ${now.toISOString()}::timestamptz
      from who
      order by who.account_id, who.matter
      on conflict (matter, account_id) do nothing
      returning 1)
    select (select count(*) from fresh)::int as queued,
      ((select count(*) from who) - (select count(*) from fresh))::int as before`);
  return told ?? { queued: 0, before: 0 };
}
