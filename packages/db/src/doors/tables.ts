import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
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
