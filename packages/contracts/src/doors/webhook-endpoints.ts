import { z } from 'zod';
import { endpoints } from '../endpoint.ts';
import type { LocalText } from '../problem.ts';
import { Done, Id, Instant, Name, pageInput, pageOf, Reason } from '../values.ts';
import {
  type DeliveryState,
  deliveryStates,
  type PushOutcome,
  pushOutcomes,
  testEvent,
  type WebhookStop,
  webhookEventNames,
  webhookStops,
} from './webhook-labels.ts';

const keys = <K extends string>(labels: Readonly<Record<K, LocalText>>) =>
  z.enum(Object.keys(labels) as [K, ...K[]]);
const EventValue = z.enum(webhookEventNames);
const Url = z.string().trim().min(1).max(500);
const Events = z.array(EventValue).min(1).max(webhookEventNames.length);

export const WebhookView = z.object({
  webhookId: Id,
  name: z.string(),
  areaId: Id,
  areaName: z.string(),
  /** The address itself may carry a secret of the other side. */
  host: z.string(),
  events: z.array(EventValue),
  createdAt: Instant,
  createdBy: z.string(),
  /** The secret before the last change signs as well until then. */
  oldSecretUntil: Instant.nullable(),
  /** Nothing was taken since then. */
  failingSince: Instant.nullable(),
  stopped: z.object({ at: Instant, why: keys<WebhookStop>(webhookStops) }).nullable(),
  lastDelivery: z.object({ at: Instant, state: keys<DeliveryState>(deliveryStates) }).nullable(),
});

export const WebhookDeliveryView = z.object({
  deliveryId: Id,
  /** As sent in `webhook-id`; the same with every try. */
  messageId: z.string(),
  event: z.enum([testEvent, ...webhookEventNames]),
  happenedAt: Instant,
  state: keys<DeliveryState>(deliveryStates),
  /** When the next try is due. */
  nextTryAt: Instant.nullable(),
  tries: z.array(
    z.object({
      attempt: z.number().int(),
      at: Instant,
      outcome: keys<PushOutcome>(pushOutcomes),
      status: z.number().int().nullable(),
      ms: z.number().int().nullable(),
      /** The first of what was answered, without numbers and secrets. */
      answer: z.string().nullable(),
    }),
  ),
});

export const webhookEndpoints = endpoints({
  'GET /doors/webhooks': {
    who: 'staff',
    summary: 'Addresses of other systems that are told what happens in my areas',
    input: z.object({ areaId: Id.optional(), ...pageInput }),
    reply: pageOf(WebhookView),
  },
  'GET /doors/webhooks/:webhookId': {
    who: 'staff',
    summary: 'One of them',
    input: z.object({ webhookId: Id }),
    reply: WebhookView,
  },
  'POST /doors/add-webhook': {
    who: 'staff',
    summary:
      'Tell another system what happens in an area, under an id of the caller; the secret is shown this once',
    idempotentBy: 'webhookId',
    secret: true,
    input: z.object({ webhookId: Id, areaId: Id, name: Name, url: Url, events: Events }),
    reply: z.object({ secret: z.string() }),
  },
  'POST /doors/change-webhook': {
    who: 'staff',
    summary: 'Another name, address or choice of events; without an address it keeps the one it has',
    idempotentBy: 'webhookId',
    input: z.object({ webhookId: Id, name: Name, url: Url.nullable(), events: Events }),
    reply: Done,
  },
  'POST /doors/rotate-webhook-secret': {
    who: 'staff',
    summary: 'A new secret, shown this once; the old one signs as well for some hours',
    secret: true,
    input: z.object({ webhookId: Id, overlapHours: z.number().int().min(0).max(168).default(24) }),
    reply: z.object({ secret: z.string(), oldUntil: Instant.nullable() }),
  },
  'POST /doors/test-webhook': {
    who: 'staff',
    summary: 'Sends a test, which stands in the log like everything else',
    input: z.object({ webhookId: Id }),
    reply: z.object({ deliveryId: Id }),
  },
  'POST /doors/stop-webhook': {
    who: 'staff',
    summary: 'Nothing is sent any more; what happens meanwhile is kept for a replay',
    input: z.object({ webhookId: Id, reason: Reason }),
    reply: Done,
  },
  'POST /doors/start-webhook': {
    who: 'staff',
    summary: 'What happens from now on is sent again',
    input: z.object({ webhookId: Id }),
    reply: Done,
  },
  'POST /doors/remove-webhook': {
    who: 'staff',
    summary: 'Ends a webhook for good',
    input: z.object({ webhookId: Id, reason: Reason }),
    reply: Done,
  },
  'GET /doors/webhook-deliveries': {
    who: 'staff',
    summary: 'What was sent to a webhook, newest first, kept thirty days',
    input: z.object({
      webhookId: Id,
      state: keys<DeliveryState>(deliveryStates).optional(),
      event: z.enum([testEvent, ...webhookEventNames]).optional(),
      ...pageInput,
    }),
    reply: pageOf(WebhookDeliveryView),
  },
  'POST /doors/redeliver-webhook': {
    who: 'staff',
    summary: 'Sends one message again, under the same id',
    input: z.object({ deliveryId: Id }),
    reply: Done,
  },
  'POST /doors/replay-webhook': {
    who: 'staff',
    summary: 'Sends again what happened in a period: what was not taken, or everything',
    input: z.object({
      webhookId: Id,
      from: Instant,
      until: Instant,
      what: z.enum(['not-taken', 'everything']),
    }),
    reply: z.object({ deliveries: z.number().int() }),
  },
});
