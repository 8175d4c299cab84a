import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { sql } from 'drizzle-orm';
import { reach } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { within } from '../within.ts';
import { selectWebhooks, type WebhookRow, webhookView } from './webhook-views.ts';

/** One webhook of my areas. @throws Problem not-allowed, not-found */
export async function showWebhook(
  ctx: Ctx,
  { webhookId }: ParsedInputOf<'GET /doors/webhooks/:webhookId'>,
): Promise<ReplyOf<'GET /doors/webhooks/:webhookId'>> {
  const paths = reach(ctx, 'webhooks.view');
  const [row] = await ctx.db.execute<WebhookRow>(
    selectWebhooks(sql`webhook.id = ${webhookId}::uuid and ${within(sql`place.path`, paths)}`),
  );
  if (!row) throw new Problem('not-found');
  return webhookView(ctx, row);
}
