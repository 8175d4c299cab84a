import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytea, id, instant } from '../columns.ts';
import { accounts } from '../identity/tables.ts';
import { areas } from '../people/tables.ts';

/** 交接: what somebody who leaves had open went to others in one step. Rows are only added. */
export const handovers = pgTable(
  'handovers',
  {
    id: id(),
    fromAccountId: uuid('from_account_id')
      .notNull()
      .references(() => accounts.id),
    /** Where it may be read: the area of their widest post. */
    areaId: uuid('area_id')
      .notNull()
      .references(() => areas.id),
    reason: text('reason').notNull(),
    doneBy: uuid('done_by').notNull(),
    doneAt: instant('done_at').notNull(),
  },
  (t) => [index('handovers_from').on(t.fromAccountId, t.id), index('handovers_area').on(t.areaId, t.id)],
);

/** Each thing that went over, as the preview named it. */
export const handoverItems = pgTable(
  'handover_items',
  {
    handoverId: uuid('handover_id')
      .notNull()
      .references(() => handovers.id),
    number: integer('number').notNull(),
    kind: text('kind').notNull(),
    subjectId: uuid('subject_id').notNull(),
    toAccountId: uuid('to_account_id')
      .notNull()
      .references(() => accounts.id),
    title: jsonb('title').notNull(),
    place: text('place').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.handoverId, t.number] }),
    index('handover_items_to').on(t.toAccountId, t.handoverId),
    check(
      'handover_items_kind',
      sql`${t.kind} in ('post', 'request', 'joint', 'errand', 'alert', 'told', 'supervision', 'supervising', 'call', 'shift', 'roster', 'stand-in')`,
    ),
  ],
);

/** What whoever leaves, or hands over for them, wants a successor to know; encrypted, it may tell about somebody. */
export const handoverLetters = pgTable(
  'handover_letters',
  {
    handoverId: uuid('handover_id')
      .notNull()
      .references(() => handovers.id),
    toAccountId: uuid('to_account_id')
      .notNull()
      .references(() => accounts.id),
    textCipher: bytea('text_cipher').notNull(),
  },
  (t) => [primaryKey({ columns: [t.handoverId, t.toAccountId] })],
);
