import { sql } from 'drizzle-orm';
import { bigint, check, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytea, id, instant, ltree } from '../columns.ts';

/** What happened to a request or an alert, and what did not. Rows are only added; the live view reads them by `seq`. */
export const caseEvents = pgTable(
  'case_events',
  {
    id: id(),
    /** Order in which they were written. */
    seq: bigint('seq', { mode: 'number' }).generatedAlwaysAsIdentity(),
    caseKind: text('case_kind').notNull(),
    caseId: uuid('case_id').notNull(),
    at: instant('at').notNull(),
    what: text('what').notNull(),
    /** Null: the clock. */
    accountId: uuid('account_id'),
    /** Post in which they acted; null for residents. */
    role: text('role'),
    areaPath: ltree('area_path').notNull(),
    /** What was said, encrypted: it may tell about somebody. */
    reasonCipher: bytea('reason_cipher'),
    /** Counts, times, names of posts; never personal data. */
    facts: jsonb('facts').notNull(),
    shownTo: text('shown_to').notNull().default('everyone'),
  },
  (t) => [
    index('case_events_case').on(t.caseId, t.id),
    index('case_events_seq').on(t.seq),
    check('case_events_kind', sql`${t.caseKind} in ('request', 'alert')`),
    check('case_events_shown', sql`${t.shownTo} in ('everyone', 'staff')`),
  ],
);
