import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { id, instant, ltree } from '../columns.ts';
import { areas } from '../people/tables.ts';

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

/** Every version of settings that have no versions of their own (ADR 0115); rows are only added. */
export const settingVersions = pgTable(
  'setting_versions',
  {
    id: id(),
    setting: text('setting').notNull(),
    /** Which of several of a setting, such as the year of a calendar; empty where there is one. */
    key: text('key').notNull().default(''),
    /** Null: for everybody. */
    areaId: uuid('area_id').references(() => areas.id),
    version: integer('version').notNull(),
    /** Null: the area gave up its own. */
    value: jsonb('value'),
    reason: text('reason'),
    setBy: uuid('set_by'),
    setAt: instant('set_at').notNull(),
  },
  (t) => [
    uniqueIndex('setting_versions_version').on(
      t.setting,
      t.key,
      sql`coalesce(${t.areaId}, '00000000-0000-0000-0000-000000000000'::uuid)`,
      t.version,
    ),
  ],
);
