import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea, id, instant } from '../columns.ts';

/** Somebody who can sign in. Phones rest encrypted; `phone_blind` is the keyed index they are found by. */
export const accounts = pgTable(
  'accounts',
  {
    id: id(),
    displayName: text('display_name').notNull(),
    phoneCipher: bytea('phone_cipher'),
    phoneBlind: bytea('phone_blind'),
    language: text('language').notNull().default('zh-Hans'),
    elderMode: boolean('elder_mode').notNull().default(false),
    totpCipher: bytea('totp_cipher'),
    /** A secret shown but not yet proved by a code; the one in use stays until then. */
    totpPendingCipher: bytea('totp_pending_cipher'),
    totpConfirmedAt: instant('totp_confirmed_at'),
    /** Time step of the last accepted code: a code is good once. */
    totpLastStep: bigint('totp_last_step', { mode: 'number' }),
    createdAt: instant('created_at').notNull(),
    closedAt: instant('closed_at'),
  },
  (t) => [
    uniqueIndex('accounts_phone_blind').on(t.phoneBlind).where(sql`${t.phoneBlind} is not null`),
    check('accounts_language', sql`${t.language} in ('zh-Hans', 'zh-Hant', 'en')`),
  ],
);

/** How an outside identity provider knows an account. */
export const identities = pgTable(
  'identities',
  {
    provider: text('provider').notNull(),
    subject: text('subject').notNull(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    unionId: text('union_id'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.provider, t.subject] }),
    index('identities_account').on(t.accountId),
    check('identities_provider', sql`${t.provider} in ('wechat')`),
  ],
);

/** A signed-in device. Only the hash of its token rests here. */
export const sessions = pgTable(
  'sessions',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    tokenHash: bytea('token_hash').notNull(),
    platform: text('platform').notNull(),
    label: text('label').notNull().default(''),
    createdAt: instant('created_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    secondFactorAt: instant('second_factor_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    uniqueIndex('sessions_token_hash').on(t.tokenHash),
    index('sessions_live').on(t.accountId).where(sql`${t.revokedAt} is null`),
  ],
);

/** One-time codes sent to phones. */
export const signInCodes = pgTable(
  'sign_in_codes',
  {
    id: id(),
    phoneBlind: bytea('phone_blind').notNull(),
    codeHash: bytea('code_hash').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    usedAt: instant('used_at'),
  },
  (t) => [index('sign_in_codes_phone').on(t.phoneBlind, t.createdAt)],
);

/** Answers already given to a POST, so that a repeat gets the same one. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    accountId: uuid('account_id').notNull(),
    key: text('key').notNull(),
    endpoint: text('endpoint').notNull(),
    bodyHash: bytea('body_hash').notNull(),
    reply: jsonb('reply'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.key] }), index('idempotency_keys_age').on(t.createdAt)],
);

/** Filters of lists that somebody kept for themselves; at most one of a list is its default. */
export const savedFilters = pgTable(
  'saved_filters',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    page: text('page').notNull(),
    name: text('name').notNull(),
    /** What stands in the address of the list. */
    search: jsonb('search').notNull(),
    isDefault: boolean('is_default').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('saved_filters_name').on(t.accountId, t.page, t.name),
    uniqueIndex('saved_filters_default').on(t.accountId, t.page).where(sql`${t.isDefault}`),
  ],
);

/** Attempts in a running window of time, for limits on guessing. Keys rest hashed. */
export const rateWindows = pgTable(
  'rate_windows',
  {
    key: bytea('key').notNull(),
    seconds: integer('seconds').notNull(),
    used: integer('used').notNull(),
    endsAt: instant('ends_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.key, t.seconds] }), index('rate_windows_end').on(t.endsAt)],
);

/** Access token of an outside service, one for all processes. */
export const gatewayTokens = pgTable('gateway_tokens', {
  gateway: text('gateway').primaryKey(),
  tokenCipher: bytea('token_cipher').notNull(),
  fetchedAt: instant('fetched_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
});
