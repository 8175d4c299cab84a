import type { NoticeChannel, NoticeKind, NoticePriority } from '@linli/contracts/notices/labels';
import { arrayLiteral } from '@linli/db/array-literal';
import { notices } from '@linli/db/notices/tables';
import { noticeKinds } from '@linli/domain/notices/kinds';
import { dueAt, rankOf } from '@linli/domain/notices/when-due';
import { enqueue } from '@linli/jobs/outbox';
import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

export type { NoticeKind };

interface Wish {
  /** As the kind has it unless told. */
  readonly priority?: NoticePriority;
  /** Of no use from then on: not sent any more. */
  readonly expiresAt?: Date;
  /** Ways it may take beyond the inbox; every way the person wants unless told. */
  readonly channels?: readonly NoticeChannel[];
}

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
  wish: Wish = {},
): Promise<{ queued: number; before: number }> {
  const priority = wish.priority ?? noticeKinds[kind].priority;
  const rank = rankOf(priority);
  const due = dueAt(kind, priority, now);
  const [told = { queued: 0, before: 0 }] = await ctx.db.execute<{ queued: number; before: number }>(sql`
    with who as materialized (${recipients}),
    fresh as (
      insert into ${notices} (id, account_id, kind, facts, matter, rank, due_at, expires_at, channels, created_at)
      select uuidv7(), who.account_id, ${kind}::text, who.facts, who.matter, ${rank}::smallint,
        ${due.toISOString()}::timestamptz, ${wish.expiresAt?.toISOString() ?? null}::timestamptz,
        ${wish.channels ? arrayLiteral(wish.channels) : null}::text[],
        ${now.toISOString()}::timestamptz
      from who
      order by who.account_id, who.matter
      on conflict (matter, account_id) do nothing
      returning 1)
    select (select count(*) from fresh)::int as queued,
      ((select count(*) from who) - (select count(*) from fresh))::int as before`);
  if (told.queued > 0) await enqueue(ctx, 'notices.deliver-due', { urgent: rank === 0 }, { runAt: due });
  return told;
}
