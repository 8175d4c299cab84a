import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from '../columns.ts';

/**
 * What is to be destroyed, is being destroyed and was. A row stays for good: it says what was there, and a restored backup
 * that is older than it is destroyed again by it (ADR 0148).
 */
export const destructions = pgTable(
  'destructions',
  {
    id: id(),
    subjectKind: text('subject_kind').notNull(),
    /** A round. No reference: a restored backup may be older than it. */
    subjectId: uuid('subject_id').notNull(),
    /** Who ordered it; of what was declared when a round was opened, who opened it. */
    orderedBy: uuid('ordered_by').notNull(),
    orderedAt: instant('ordered_at').notNull(),
    /** Null: as it was declared. */
    reason: text('reason'),
    dueAt: instant('due_at').notNull(),
    /** Who put it off last, and why. */
    heldBy: uuid('held_by'),
    heldAt: instant('held_at'),
    holdReason: text('hold_reason'),
    /** `again`: was done before, and a restored backup brought it back. */
    state: text('state').notNull().default('waiting'),
    /** Which part is at work and how far it has come; a run that was cut off goes on there. */
    part: integer('part').notNull().default(0),
    after: jsonb('after'),
    /** Rows so far by part. */
    counts: jsonb('counts').notNull().default({}),
    begunAt: instant('begun_at'),
    /** When a batch was last done. */
    touchedAt: instant('touched_at'),
    /** What the last look found when nothing should have been left. */
    remaining: integer('remaining'),
    doneAt: instant('done_at'),
    certificate: jsonb('certificate'),
    /** SHA-256 of the certificate in canonical JSON. */
    certificateHash: text('certificate_hash'),
    /** Each time it had to be done again: when, and how many rows by part. */
    repeats: jsonb('repeats').notNull().default([]),
  },
  (t) => [
    uniqueIndex('destructions_subject').on(t.subjectKind, t.subjectId),
    index('destructions_due').on(t.dueAt).where(sql`${t.state} <> 'done'`),
    check('destructions_kind', sql`${t.subjectKind} in ('round')`),
    check('destructions_state', sql`${t.state} in ('waiting', 'running', 'again', 'done')`),
    check('destructions_begun', sql`${t.state} in ('waiting', 'again') or ${t.begunAt} is not null`),
    check(
      'destructions_done',
      sql`${t.state} <> 'done' or (${t.doneAt} is not null and ${t.certificate} is not null and ${t.certificateHash} is not null)`,
    ),
  ],
);
