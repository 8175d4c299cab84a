import { notices } from '@linli/db/notices/tables';
import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** What a message is about; its texts are made from kind and facts when it is delivered. */
export type NoticeKind = 'report-missing' | 'proxy-asked' | 'calls-given' | 'alert-raised';

/**
 * Queues messages for all `recipients` at once. The same matter is told to the same account once, so asking again is
 * harmless. Delivery is another verb's: a row here means that somebody should be told, and nothing else.
 *
 * @param recipients query of `account_id uuid, matter text, facts jsonb`; facts are ids and counts, no health data
 * @returns how many are new
 */
export async function queueNotices(ctx: Ctx, now: Date, kind: NoticeKind, recipients: SQL): Promise<number> {
  const { count } = await ctx.db.execute(sql`
    insert into ${notices} (id, account_id, kind, facts, matter, created_at)
    select uuidv7(), who.account_id, ${kind}::text, who.facts, who.matter, ${now.toISOString()}::timestamptz
    from (${recipients}) who
    on conflict (matter, account_id) do nothing`);
  return count;
}
