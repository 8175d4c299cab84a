import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { arrayLiteral } from '@linli/db/array-literal';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/**
 * What the SMS service learned from the carrier, for the last text of each message. Delivered is delivered, whatever was
 * thought before; "failed" sends an accepted message on to its next way. Repeats and receipts of unknown messages change
 * nothing.
 * @throws Problem not-allowed for a wrong secret; too-many-requests after many of them
 */
export async function recordSmsReceipts(
  ctx: Ctx,
  { secret, receipts }: ParsedInputOf<'POST /notices/sms-receipts'>,
): Promise<ReplyOf<'POST /notices/sms-receipts'>> {
  if (!ctx.gateways.sms.isReceiptSecret(secret)) {
    await ctx.limits.take('receipt-by-address', ctx.address ?? '');
    throw new Problem('not-allowed');
  }
  const now = ctx.clock.now();
  const of = (outcome: string) => [
    ...new Set(receipts.filter((each) => each.outcome === outcome).map(({ reference }) => reference)),
  ];
  const delivered = of('delivered');
  const failed = of('failed').filter((each) => !delivered.includes(each));
  const known = [
    ...(await settleTexts(ctx, now, delivered, 'delivered')),
    ...(await settleTexts(ctx, now, failed, 'failed')),
  ];
  const moment = sql`${now.toISOString()}::timestamptz`;
  await ctx.db.execute(sql`
    update messages set state = 'delivered', settled_at = ${moment}
    where id = any(${arrayLiteral(delivered)}::uuid[])
      and id = any(${arrayLiteral(known)}::uuid[]) and state in ('sending', 'waiting', 'accepted', 'unknown', 'failed')`);
  await ctx.db.execute(sql`
    update messages set state = 'waiting', due_at = ${moment}, settled_at = null
    where id = any(${arrayLiteral(failed)}::uuid[])
      and id = any(${arrayLiteral(known)}::uuid[]) and state = 'accepted'`);
  return { known: known.length };
}

/** Settles the last text of each message. @returns messages for which that is news */
async function settleTexts(
  ctx: Ctx,
  now: Date,
  messageIds: readonly string[],
  state: 'delivered' | 'failed',
): Promise<string[]> {
  if (messageIds.length === 0) return [];
  const open =
    state === 'delivered'
      ? sql`('sending', 'accepted', 'unknown', 'failed')`
      : sql`('sending', 'accepted', 'unknown')`;
  const rows = await ctx.db.execute<{ message_id: string }>(sql`
    update message_tries tried set state = ${state}, settled_at = ${now.toISOString()}::timestamptz,
      reason = ${state === 'failed' ? 'not-delivered' : null}::text
    where tried.id in (
        select distinct on (text.message_id) text.id from message_tries text
        where text.message_id = any(${arrayLiteral(messageIds)}::uuid[]) and text.channel = 'sms'
        order by text.message_id, text.begun_at desc, text.id desc)
      and tried.state in ${open}
    returning tried.message_id`);
  return rows.map((row) => row.message_id);
}
