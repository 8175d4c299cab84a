import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea, id, instant } from '../columns.ts';
import { accounts } from '../identity/tables.ts';
import { areas } from '../people/tables.ts';

/**
 * Something a person should be told: a line of their inbox, and what messages are made of. Texts are made from kind and
 * facts when it is read or sent; facts hold no health data.
 */
export const notices = pgTable(
  'notices',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    kind: text('kind').notNull(),
    facts: jsonb('facts').notNull(),
    /** The same matter is told to the same account once. */
    matter: text('matter').notNull(),
    /** 0 first-call, 1 normal, 2 low. */
    rank: smallint('rank').notNull().default(1),
    /** `queued` waits for a message, `taken` is in one, `dropped` was not needed any more. */
    state: text('state').notNull().default('queued'),
    /** When it is taken into a message; later than asked for at night and over the hour's limit. */
    dueAt: instant('due_at').notNull().defaultNow(),
    /** Ways it may take beyond the inbox; null: every way the person wants. */
    channels: text('channels').array(),
    /** Of no use from then on. */
    expiresAt: instant('expires_at'),
    messageId: uuid('message_id').references(() => messages.id),
    /** Why it was dropped: see `dropReasons` in the contracts. */
    dropReason: text('drop_reason'),
    readAt: instant('read_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('notices_matter').on(t.matter, t.accountId),
    index('notices_due').on(t.rank, t.dueAt).where(sql`${t.state} = 'queued'`),
    index('notices_queued_of').on(t.accountId).where(sql`${t.state} = 'queued'`),
    index('notices_inbox').on(t.accountId, t.createdAt, t.id),
    index('notices_unread').on(t.accountId).where(sql`${t.readAt} is null and ${t.state} <> 'dropped'`),
    index('notices_message').on(t.messageId),
    index('notices_age').on(t.createdAt),
    check('notices_state', sql`${t.state} in ('queued', 'taken', 'dropped')`),
    check('notices_rank', sql`${t.rank} between 0 and 2`),
    check('notices_taken', sql`${t.state} <> 'taken' or ${t.messageId} is not null`),
  ],
);

/** One message to one person about one or several notices; its tries say what was done to get it through. */
export const messages = pgTable(
  'messages',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    /** Where the person lives or has a post: who may see what became of it, and who would phone. */
    areaId: uuid('area_id').references(() => areas.id),
    rank: smallint('rank').notNull(),
    state: text('state').notNull(),
    /** When the next try is due, while it waits; until when a worker owns the try, while it is being sent. */
    dueAt: instant('due_at').notNull(),
    callbackId: uuid('callback_id').references(() => callbacks.id),
    createdAt: instant('created_at').notNull(),
    settledAt: instant('settled_at'),
  },
  (t) => [
    // WeChat takes one message at a time for a person; so do we, over all channels.
    uniqueIndex('messages_one_at_a_time').on(t.accountId).where(sql`${t.state} = 'sending'`),
    index('messages_due').on(t.rank, t.dueAt).where(sql`${t.state} in ('waiting', 'sending')`),
    index('messages_account').on(t.accountId, t.id),
    index('messages_area').on(t.areaId, t.id),
    index('messages_callback').on(t.callbackId),
    index('messages_age').on(t.createdAt),
    check(
      'messages_state',
      sql`${t.state} in ('waiting', 'sending', 'accepted', 'delivered', 'unknown', 'failed',
        'no-consent-left', 'in-app', 'to-call', 'phoned', 'not-reached', 'dropped')`,
    ),
  ],
);

/** One try to get a message through on one channel. Its id is the reference the gateway gets. */
export const messageTries = pgTable(
  'message_tries',
  {
    id: id(),
    messageId: uuid('message_id')
      .notNull()
      .references(() => messages.id),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    channel: text('channel').notNull(),
    /** `sending` is written before the gateway is asked, so that a worker that dies leaves a trace. */
    state: text('state').notNull(),
    reason: text('reason'),
    /** The template whose consent was spent. */
    templateId: text('template_id'),
    begunAt: instant('begun_at').notNull(),
    settledAt: instant('settled_at'),
  },
  (t) => [
    index('message_tries_message').on(t.messageId, t.id),
    index('message_tries_of').on(t.accountId, t.begunAt),
    check('message_tries_channel', sql`${t.channel} in ('wechat', 'sms')`),
    check(
      'message_tries_state',
      sql`${t.state} in ('sending', 'accepted', 'delivered', 'failed', 'no-consent-left', 'unknown')`,
    ),
  ],
);

/** Somebody no message reaches, for whoever phones in their area. One open line a person. */
export const callbacks = pgTable(
  'callbacks',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    areaId: uuid('area_id')
      .notNull()
      .references(() => areas.id),
    attempts: integer('attempts').notNull().default(0),
    /** After a call nobody answered: not again before. */
    notBefore: instant('not_before').notNull(),
    outcome: text('outcome'),
    doneBy: uuid('done_by').references(() => accounts.id),
    doneAt: instant('done_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('callbacks_open').on(t.accountId).where(sql`${t.doneAt} is null`),
    index('callbacks_area').on(t.areaId, t.id).where(sql`${t.doneAt} is null`),
    check(
      'callbacks_outcome',
      sql`${t.outcome} in ('reached', 'no-answer', 'wrong-number', 'refused', 'needless')`,
    ),
    check('callbacks_done', sql`${t.doneAt} is null or ${t.outcome} is not null`),
  ],
);

/** How somebody wants to be told; without a row, as usual. */
export const noticeSettings = pgTable('notice_settings', {
  accountId: uuid('account_id')
    .primaryKey()
    .references(() => accounts.id),
  wechat: boolean('wechat').notNull(),
  sms: boolean('sms').notNull(),
  /** `HH:MM` in the tenant's zone; both null: no quiet hours. */
  quietFrom: text('quiet_from'),
  quietUntil: text('quiet_until'),
  updatedAt: instant('updated_at').notNull(),
});

/** How many subscribe messages of a template WeChat still lets us send to somebody: one tap is one message. */
export const messageConsents = pgTable(
  'message_consents',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    templateId: text('template_id').notNull(),
    left: integer('left').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.templateId] }),
    check('message_consents_left', sql`${t.left} >= 0`),
  ],
);

/** A robot in a chat group of an area. Whoever has its address can write to the group, so it rests encrypted. */
export const robots = pgTable(
  'robots',
  {
    id: id(),
    areaId: uuid('area_id')
      .notNull()
      .references(() => areas.id),
    name: text('name').notNull(),
    provider: text('provider').notNull(),
    urlCipher: bytea('url_cipher').notNull(),
    /** Kinds of notices it posts; they carry counts only. */
    kinds: text('kinds').array().notNull(),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => accounts.id),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    index('robots_area').on(t.areaId).where(sql`${t.endedAt} is null`),
    check('robots_provider', sql`${t.provider} in ('wecom', 'dingtalk', 'feishu')`),
  ],
);

/** One message to a chat group. */
export const robotPosts = pgTable(
  'robot_posts',
  {
    id: id(),
    robotId: uuid('robot_id')
      .notNull()
      .references(() => robots.id),
    kind: text('kind').notNull(),
    facts: jsonb('facts').notNull(),
    matter: text('matter').notNull(),
    state: text('state').notNull().default('waiting'),
    tries: integer('tries').notNull().default(0),
    reason: text('reason'),
    /** As in `messages`. */
    dueAt: instant('due_at').notNull(),
    createdAt: instant('created_at').notNull(),
    settledAt: instant('settled_at'),
  },
  (t) => [
    uniqueIndex('robot_posts_matter').on(t.matter, t.robotId),
    index('robot_posts_due').on(t.dueAt).where(sql`${t.state} in ('waiting', 'sending')`),
    index('robot_posts_robot').on(t.robotId, t.id),
    check(
      'robot_posts_state',
      sql`${t.state} in ('waiting', 'sending', 'accepted', 'failed', 'unknown', 'dropped')`,
    ),
  ],
);
