import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from '../columns.ts';
import { accounts } from '../identity/tables.ts';

/** A message somebody should get. Texts are made from kind and facts when it is delivered; facts hold no health data. */
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
    state: text('state').notNull().default('queued'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('notices_matter').on(t.matter, t.accountId),
    index('notices_queued').on(t.createdAt).where(sql`${t.state} = 'queued'`),
    check('notices_state', sql`${t.state} in ('queued', 'dropped')`),
  ],
);
