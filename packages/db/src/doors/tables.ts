import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytea, id, instant } from '../columns.ts';
import { accounts } from '../identity/tables.ts';
import { areas } from '../people/tables.ts';

/**
 * Tokens by which other systems call. Only the hash rests here. `account_id` is an account nobody can sign in to: what the
 * system does stands under it in the audit and in timelines.
 */
export const apiTokens = pgTable(
  'api_tokens',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    areaId: uuid('area_id')
      .notNull()
      .references(() => areas.id),
    name: text('name').notNull(),
    scopes: text('scopes').array().notNull(),
    tokenHash: bytea('token_hash').notNull(),
    issuedBy: uuid('issued_by')
      .notNull()
      .references(() => accounts.id),
    issuedAt: instant('issued_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
    revokedBy: uuid('revoked_by').references(() => accounts.id),
    revokeReason: text('revoke_reason'),
  },
  (t) => [
    uniqueIndex('api_tokens_hash').on(t.tokenHash),
    uniqueIndex('api_tokens_account').on(t.accountId),
    index('api_tokens_area').on(t.areaId, t.id),
    check(
      'api_tokens_scopes',
      sql`cardinality(${t.scopes}) > 0 and ${t.scopes} <@ array['requests.read', 'requests.write', 'reports.read', 'shifts.read']`,
    ),
    check('api_tokens_ends', sql`${t.endsAt} > ${t.issuedAt}`),
    check(
      'api_tokens_revoked',
      sql`(${t.revokedAt} is null) = (${t.revokedBy} is null) and (${t.revokedAt} is null) = (${t.revokeReason} is null)`,
    ),
  ],
);

/**
 * Addresses of other systems that are told what happens in an area. Address and secrets rest sealed: the address may carry
 * a secret of the other side.
 */
export const webhooks = pgTable(
  'webhooks',
  {
    id: id(),
    areaId: uuid('area_id')
      .notNull()
      .references(() => areas.id),
    name: text('name').notNull(),
    urlCipher: bytea('url_cipher').notNull(),
    events: text('events').array().notNull(),
    secretCipher: bytea('secret_cipher').notNull(),
    /** The secret before, which signs as well until then. */
    oldSecretCipher: bytea('old_secret_cipher'),
    oldSecretUntil: instant('old_secret_until'),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => accounts.id),
    createdAt: instant('created_at').notNull(),
    /** Nothing was taken since then. */
    failingSince: instant('failing_since'),
    stoppedAt: instant('stopped_at'),
    stoppedWhy: text('stopped_why'),
    endedAt: instant('ended_at'),
  },
  (t) => [
    index('webhooks_area').on(t.areaId, t.id).where(sql`${t.endedAt} is null`),
    check('webhooks_events', sql`cardinality(${t.events}) > 0`),
    check('webhooks_old_secret', sql`(${t.oldSecretCipher} is null) = (${t.oldSecretUntil} is null)`),
    check(
      'webhooks_stopped',
      sql`(${t.stoppedAt} is null) = (${t.stoppedWhy} is null)
        and (${t.stoppedWhy} is null or ${t.stoppedWhy} in ('by-hand', 'gone', 'failing'))`,
    ),
  ],
);

/** What happened and somebody outside asked to hear; the body as it is signed and sent. Ids, kinds, states and times only. */
export const webhookEvents = pgTable(
  'webhook_events',
  {
    id: id(),
    event: text('event').notNull(),
    happenedAt: instant('happened_at').notNull(),
    body: text('body').notNull(),
  },
  (t) => [index('webhook_events_happened').on(t.happenedAt)],
);

/** One message to one address: due by the clock, tried until it is taken or given up. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    id: id(),
    webhookId: uuid('webhook_id')
      .notNull()
      .references(() => webhooks.id),
    eventId: uuid('event_id')
      .notNull()
      .references(() => webhookEvents.id, { onDelete: 'cascade' }),
    state: text('state').notNull().default('waiting'),
    /** All tries; who claims one names its number. */
    tries: integer('tries').notNull().default(0),
    /** Tries since it was last asked for. */
    round: integer('round').notNull().default(0),
    dueAt: instant('due_at').notNull(),
  },
  (t) => [
    uniqueIndex('webhook_deliveries_once').on(t.webhookId, t.eventId),
    index('webhook_deliveries_event').on(t.eventId),
    index('webhook_deliveries_due')
      .on(t.webhookId, t.dueAt, t.id)
      .where(sql`${t.state} in ('waiting', 'sending')`),
    check(
      'webhook_deliveries_state',
      sql`${t.state} in ('waiting', 'sending', 'delivered', 'failed', 'held')`,
    ),
  ],
);

/** Each try, with what was answered. */
export const webhookTries = pgTable(
  'webhook_tries',
  {
    deliveryId: uuid('delivery_id')
      .notNull()
      .references(() => webhookDeliveries.id, { onDelete: 'cascade' }),
    attempt: integer('attempt').notNull(),
    at: instant('at').notNull(),
    outcome: text('outcome').notNull(),
    status: integer('status'),
    ms: integer('ms'),
    /** The first of the answer, masked. */
    answer: text('answer'),
  },
  (t) => [primaryKey({ columns: [t.deliveryId, t.attempt] })],
);
