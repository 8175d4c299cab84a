import { callbacks, messages } from '@linli/db/notices/tables';
import { eq, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { queueNotices } from './queue-notices.ts';

/**
 * Nothing else reached somebody: a line on the call list of their area, one a person however many messages wait for the
 * call. Whoever phones there is told.
 */
export async function putOnCallList(
  ctx: Ctx,
  now: Date,
  accountId: string,
  areaId: string,
  messageId: string,
): Promise<'again'> {
  const [line] = await ctx.db.execute<{ id: string; fresh: boolean }>(sql`
    insert into ${callbacks} (id, account_id, area_id, not_before, created_at)
    values (${ctx.ids.next()}::uuid, ${accountId}::uuid, ${areaId}::uuid, ${now.toISOString()}::timestamptz,
      ${now.toISOString()}::timestamptz)
    on conflict (account_id) where done_at is null do update set area_id = callbacks.area_id
    returning id, (xmax = 0) as fresh`);
  if (!line) throw new Error('no line on the call list');
  await ctx.db
    .update(messages)
    .set({ state: 'to-call', callbackId: line.id })
    .where(eq(messages.id, messageId));
  if (line.fresh) await tellCallers(ctx, now, line.id, accountId);
  return 'again';
}

/** Heads and grid leaders of the place, but for the one who is not reached. */
async function tellCallers(ctx: Ctx, now: Date, callbackId: string, accountId: string): Promise<void> {
  const moment = sql`${now.toISOString()}::timestamptz`;
  await queueNotices(
    ctx,
    now,
    'call-back',
    sql`select distinct post.account_id, ${`call-back:${callbackId}`}::text as matter,
        jsonb_build_object('callbackId', ${callbackId}::text) as facts
      from callbacks line join areas spot on spot.id = line.area_id
      join areas place on place.path @> spot.path
      join appointments post on post.area_id = place.id and post.role in ('building-head', 'cell-head', 'grid-leader')
      where line.id = ${callbackId}::uuid and post.account_id <> ${accountId}::uuid
        and post.from_at <= ${moment} and (post.until_at is null or post.until_at > ${moment})`,
  );
}
