import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { id, instant, ltree } from '../columns.ts';

/** Who did or saw what. Rows are only added; kept at least six months (PIPL, field.md). */
export const auditEntries = pgTable(
  'audit_entries',
  {
    id: id(),
    at: instant('at').notNull(),
    /** Null: the system itself, by the clock. */
    accountId: uuid('account_id'),
    action: text('action').notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: uuid('subject_id'),
    areaPath: ltree('area_path'),
    reason: text('reason'),
    /** Names of fields and counts, never personal data. */
    facts: jsonb('facts').notNull(),
  },
  (t) => [
    index('audit_subject').on(t.subjectKind, t.subjectId, t.id),
    index('audit_account').on(t.accountId, t.id),
    // A rare action in a long time is found without reading what happened meanwhile.
    index('audit_action').on(t.action, t.id),
    index('audit_area').using('gist', t.areaPath),
  ],
);
