import type { WebhookStop } from '@linli/contracts/doors/webhook-labels';
import { webhookTries } from '@linli/db/doors/tables';
import { maskAnswer } from '@linli/domain/doors/mask-answer';
import { afterPush } from '@linli/domain/doors/next-push';
import { enqueue } from '@linli/jobs/outbox';
import { and, eq, sql } from 'drizzle-orm';
import { type Ctx, inTransaction } from '../context.ts';
import type { PushAnswer } from '../gateways.ts';
import { uses } from '../vault.ts';
import { holdBack } from './stop-webhook.ts';
import { tellStopped } from './tell-stopped.ts';
import { messageIdOf, signedHeaders } from './webhook-secret.ts';

/** Addresses served at a time: a slow one holds up none but its own messages. */
const lanes = 8;
const mostWebhooks = 200;
/** Of one address before the others have their turn. */
const mostInTurn = 50;
/** A worker that took a message and does not come back has lost it after so long. */
const leaseMs = 60_000;

interface Claimed extends Record<string, unknown> {
  id: string;
  webhook_id: string;
  event_id: string;
  tries: number;
  round: number;
  body: string;
  url_cipher: Buffer;
  secret_cipher: Buffer;
  old_secret_cipher: Buffer | null;
}

const at = (moment: Date) => sql`${moment.toISOString()}::timestamptz`;

/** Pushes what is due to other systems; each try is claimed, sent without a transaction, and settled (ADR 0104). */
export async function pushDue(ctx: Ctx, signal: AbortSignal): Promise<void> {
  const now = ctx.clock.now();
  const due = await ctx.db.execute<{ id: string }>(sql`
    select webhook.id from webhooks webhook
    where webhook.ended_at is null and webhook.stopped_at is null and exists (
      select from webhook_deliveries delivery
      where delivery.webhook_id = webhook.id and delivery.state in ('waiting', 'sending') and delivery.due_at <= ${at(now)})
    order by webhook.id
    limit ${mostWebhooks}`);
  if (due.length === 0) return;
  const waiting = due.map(({ id }) => id);
  let left = false;
  const lane = async () => {
    for (let id = waiting.shift(); id !== undefined && !signal.aborted; id = waiting.shift())
      left = (await pushTo(ctx, id, signal)) || left;
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  await ringAgain(ctx, left);
}

/** Asks for the next pass: at once if more is waiting, else when the next try is due. */
async function ringAgain(ctx: Ctx, atOnce: boolean): Promise<void> {
  const [next] = await ctx.db.execute<{ at: string | null }>(sql`
    select min(delivery.due_at) as at
    from webhooks webhook join webhook_deliveries delivery on delivery.webhook_id = webhook.id
    where webhook.ended_at is null and webhook.stopped_at is null and delivery.state in ('waiting', 'sending')`);
  if (next?.at == null) return;
  const runAt = atOnce ? ctx.clock.now() : new Date(next.at);
  await enqueue(ctx, 'doors.push', {}, { runAt, dedupeKey: 'due' });
}

/** One address, one message after the other until one is not taken. @returns whether more may be waiting */
async function pushTo(ctx: Ctx, webhookId: string, signal: AbortSignal): Promise<boolean> {
  for (let sent = 0; sent < mostInTurn; sent++) {
    if (signal.aborted) return false;
    const push = await claim(ctx, webhookId);
    if (push === null) return false;
    const answer = await send(ctx, push);
    await inTransaction(ctx, (inner) => settle(inner, push, answer));
    if (answer.outcome !== 'delivered') return false;
  }
  return true;
}

async function claim(ctx: Ctx, webhookId: string): Promise<Claimed | null> {
  const now = ctx.clock.now();
  const lease = new Date(now.getTime() + leaseMs);
  const [push] = await ctx.db.execute<Claimed>(sql`
    with claimed as (
      update webhook_deliveries delivery
      set state = 'sending', tries = delivery.tries + 1, round = delivery.round + 1, due_at = ${at(lease)}
      from webhooks webhook, webhook_events event
      where webhook.id = delivery.webhook_id and event.id = delivery.event_id
        and webhook.ended_at is null and webhook.stopped_at is null
        and delivery.id = (
          select due.id from webhook_deliveries due
          where due.webhook_id = ${webhookId}::uuid and due.state in ('waiting', 'sending') and due.due_at <= ${at(now)}
          order by due.due_at, due.id limit 1 for update skip locked)
      returning delivery.id, delivery.webhook_id, delivery.event_id, delivery.tries, delivery.round, event.body,
        webhook.url_cipher, webhook.secret_cipher,
        case when webhook.old_secret_until > ${at(now)} then webhook.old_secret_cipher end as old_secret_cipher),
    left_behind as (
      update webhook_tries try set outcome = 'interrupted'
      from claimed where try.delivery_id = claimed.id and try.outcome = 'sending'),
    begun as (
      insert into webhook_tries (delivery_id, attempt, at, outcome)
      select id, tries, ${at(now)}, 'sending' from claimed)
    select * from claimed`);
  return push ?? null;
}

function send(ctx: Ctx, push: Claimed): Promise<PushAnswer> {
  const { body, url_cipher, secret_cipher, old_secret_cipher: old } = push;
  const secrets = [secret_cipher, ...(old === null ? [] : [old])].map((sealed) =>
    ctx.vault.openText(uses.webhookSecret, sealed),
  );
  const headers = signedHeaders(messageIdOf(push.event_id), ctx.clock.now(), body, secrets);
  return ctx.gateways.webhooks.push(ctx.vault.openText(uses.webhookUrl, url_cipher), headers, body);
}

/** The same for the same message: tries that failed together do not come back together. */
const spreadOf = (id: string): number => Number.parseInt(id.slice(-4), 16) / 0xffff;

/** Only who claimed this try settles it. A message the other side took is taken, though the webhook was stopped meanwhile. */
async function settle(ctx: Ctx, push: Claimed, answer: PushAnswer): Promise<void> {
  const now = ctx.clock.now();
  const [webhook] = await ctx.db.execute<{ failing_since: string | null; area_path: string }>(sql`
    select webhook.failing_since, place.path::text as area_path
    from webhooks webhook join areas place on place.id = webhook.area_id
    where webhook.id = ${push.webhook_id}::uuid for update of webhook`);
  if (!webhook) return;
  const failingSince = webhook.failing_since === null ? null : new Date(webhook.failing_since);
  const next = afterPush({ ...answer, round: push.round, failingSince, spread: spreadOf(push.id) }, now);
  const { outcome, status, ms } = answer;
  await ctx.db
    .update(webhookTries)
    .set({ outcome, status, ms, answer: answer.answer === null ? null : maskAnswer(answer.answer) })
    .where(
      and(
        eq(webhookTries.deliveryId, push.id),
        eq(webhookTries.attempt, push.tries),
        eq(webhookTries.outcome, 'sending'),
      ),
    );
  await ctx.db.execute(sql`
    update webhook_deliveries
    set state = case when state = 'held' and ${next.state} <> 'delivered' then 'held' else ${next.state} end,
      due_at = ${at(next.state === 'waiting' ? next.dueAt : now)}
    where id = ${push.id}::uuid and tries = ${push.tries} and state in ('sending', 'held')`);
  if (next.state === 'delivered') {
    await ctx.db.execute(sql`
      update webhooks set failing_since = null where id = ${push.webhook_id}::uuid and failing_since is not null`);
    return;
  }
  await ctx.db.execute(sql`
    update webhooks set failing_since = ${at(now)} where id = ${push.webhook_id}::uuid and failing_since is null`);
  if (next.stop !== null) await stop(ctx, now, push.webhook_id, webhook.area_path, next.stop);
}

async function stop(
  ctx: Ctx,
  now: Date,
  webhookId: string,
  areaPath: string,
  why: WebhookStop,
): Promise<void> {
  if (await holdBack(ctx, now, { webhookId, areaPath, why })) await tellStopped(ctx, now, webhookId);
}
