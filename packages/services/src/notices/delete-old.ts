import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

const DAY = 24 * 3_600_000;
/** As long as logs are kept at least (PIPL): what somebody was told may be asked for half a year. */
const keptDays = 180;
const chunk = 5000;

/** Deletes notices, messages and calls older than half a year, some at a time; harmless to run twice. */
export async function deleteOld(ctx: Ctx): Promise<void> {
  const before = sql`${new Date(ctx.clock.now().getTime() - keptDays * DAY).toISOString()}::timestamptz`;
  await ctx.db.execute(sql`
    delete from notices where id in (select id from notices where created_at < ${before} limit ${chunk})`);
  const old = sql`select message.id from messages message
    where message.created_at < ${before} and message.state not in ('waiting', 'sending')
      and not exists (select from notices notice where notice.message_id = message.id)
    limit ${chunk}`;
  const messages = await ctx.db.execute<{ id: string }>(old);
  if (messages.length > 0) {
    const ids = sql`${`{${messages.map(({ id }) => id).join(',')}}`}::uuid[]`;
    await ctx.db.execute(sql`delete from message_tries where message_id = any(${ids})`);
    await ctx.db.execute(sql`delete from messages where id = any(${ids})`);
  }
  await ctx.db.execute(sql`
    delete from callbacks line where line.created_at < ${before}
      and not exists (select from messages message where message.callback_id = line.id)`);
  await ctx.db.execute(sql`
    delete from robot_posts where id in (select id from robot_posts where created_at < ${before} limit ${chunk})`);
}
