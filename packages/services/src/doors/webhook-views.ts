import type { ReplyOf } from '@linli/contracts/catalog';
import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';

type View = ReplyOf<'GET /doors/webhooks'>['items'][number];

export interface WebhookRow extends Record<string, unknown> {
  id: string;
  name: string;
  area_id: string;
  area_name: string;
  url_cipher: Buffer;
  events: View['events'];
  created_at: string;
  created_by: string;
  old_secret_until: string | null;
  failing_since: string | null;
  stopped_at: string | null;
  stopped_why: NonNullable<View['stopped']>['why'] | null;
  last: View['lastDelivery'];
}

const iso = (at: string): string => new Date(at).toISOString();

/** Webhooks that were not removed and fulfil a condition on `webhook` and its area `place`, with what became of the last message. */
export const selectWebhooks = (condition: SQL, rest: SQL = sql``): SQL => sql`
  select webhook.id, webhook.name, webhook.area_id, place.name as area_name, webhook.url_cipher, webhook.events,
    webhook.created_at, maker.display_name as created_by, webhook.old_secret_until, webhook.failing_since,
    webhook.stopped_at, webhook.stopped_why,
    (select jsonb_build_object('at', event.happened_at, 'state', delivery.state)
      from webhook_deliveries delivery join webhook_events event on event.id = delivery.event_id
      where delivery.webhook_id = webhook.id order by delivery.id desc limit 1) as last
  from webhooks webhook
  join areas place on place.id = webhook.area_id
  join accounts maker on maker.id = webhook.created_by
  where webhook.ended_at is null and ${condition} ${rest}`;

/** A webhook as staff see it: the host, never the address or a secret. */
export function webhookView(ctx: Ctx, row: WebhookRow): View {
  const now = ctx.clock.now();
  const { old_secret_until: until, stopped_at: stoppedAt, stopped_why: why } = row;
  return {
    webhookId: row.id,
    name: row.name,
    areaId: row.area_id,
    areaName: row.area_name,
    host: new URL(ctx.vault.openText(uses.webhookUrl, row.url_cipher)).host,
    events: row.events,
    createdAt: iso(row.created_at),
    createdBy: row.created_by,
    oldSecretUntil: until !== null && new Date(until) > now ? iso(until) : null,
    failingSince: row.failing_since && iso(row.failing_since),
    stopped: stoppedAt === null || why === null ? null : { at: iso(stoppedAt), why },
    lastDelivery: row.last && { at: iso(row.last.at), state: row.last.state },
  };
}
