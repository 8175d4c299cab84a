import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { showWebhook } from './show-webhook.ts';
import { messageIdOf } from './webhook-secret.ts';

type View = ReplyOf<'GET /doors/webhook-deliveries'>['items'][number];

interface Row extends Record<string, unknown> {
  id: string;
  event_id: string;
  event: View['event'];
  happened_at: string;
  state: View['state'];
  due_at: string;
  tries: View['tries'];
}

const iso = (at: string): string => new Date(at).toISOString();

/** What was sent to a webhook and what became of it, newest first. @throws Problem not-allowed, not-found */
export async function listWebhookDeliveries(
  ctx: Ctx,
  { webhookId, state, event, cursor, limit }: ParsedInputOf<'GET /doors/webhook-deliveries'>,
): Promise<ReplyOf<'GET /doors/webhook-deliveries'>> {
  await showWebhook(ctx, { webhookId });
  const after = readCursorOf(cursor, z.tuple([z.uuid()]));
  const rows = await ctx.db.execute<Row>(sql`
    select delivery.id, delivery.event_id, happening.event, happening.happened_at, delivery.state, delivery.due_at,
      (select coalesce(json_agg(json_build_object('attempt', try.attempt, 'at', try.at, 'outcome', try.outcome,
          'status', try.status, 'ms', try.ms, 'answer', try.answer) order by try.attempt desc), '[]')
        from webhook_tries try where try.delivery_id = delivery.id) as tries
    from webhook_deliveries delivery
    join webhook_events happening on happening.id = delivery.event_id
    where delivery.webhook_id = ${webhookId}::uuid
      ${state === undefined ? sql`` : sql`and delivery.state = ${state}`}
      ${event === undefined ? sql`` : sql`and happening.event = ${event}`}
      ${after === null ? sql`` : sql`and delivery.id < ${after[0]}::uuid`}
    order by delivery.id desc
    limit ${limit + 1}`);
  return page(
    rows,
    limit,
    ({ id }) => [id],
    (row) => ({
      deliveryId: row.id,
      messageId: messageIdOf(row.event_id),
      event: row.event,
      happenedAt: iso(row.happened_at),
      state: row.state,
      nextTryAt: row.state === 'waiting' ? iso(row.due_at) : null,
      tries: row.tries.map((each) => ({ ...each, at: iso(each.at) })),
    }),
  );
}
