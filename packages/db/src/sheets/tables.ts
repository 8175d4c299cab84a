import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
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
import { accounts } from '../identity/tables.ts';
import { areas } from '../people/tables.ts';

/** A form that is filled from what is known 一表多用. */
export const sheetTemplates = pgTable(
  'sheet_templates',
  {
    id: id(),
    /** Null: comes with the product, for everybody. */
    areaId: uuid('area_id').references(() => areas.id),
    /** Of a shipped one, by which it is known again. */
    shippedKey: text('shipped_key'),
    name: text('name').notNull(),
    createdAt: instant('created_at').notNull(),
    closedAt: instant('closed_at'),
  },
  (t) => [
    index('sheet_templates_area').on(t.areaId),
    uniqueIndex('sheet_templates_shipped').on(t.shippedKey).where(sql`${t.shippedKey} is not null`),
    check('sheet_templates_owner', sql`(${t.areaId} is null) = (${t.shippedKey} is not null)`),
  ],
);

/** One uploaded file of a template; never changed. */
export const sheetVersions = pgTable(
  'sheet_versions',
  {
    id: id(),
    templateId: uuid('template_id')
      .notNull()
      .references(() => sheetTemplates.id),
    number: integer('number').notNull(),
    fileName: text('file_name').notNull(),
    fileHash: bytea('file_hash').notNull(),
    fileCipher: bytea('file_cipher').notNull(),
    /** Cells and row blocks found in it. */
    layout: jsonb('layout').notNull(),
    /** Against the version before. */
    changes: jsonb('changes').notNull(),
    uploadedAt: instant('uploaded_at').notNull(),
    uploadedBy: uuid('uploaded_by').references(() => accounts.id),
  },
  (t) => [uniqueIndex('sheet_versions_number').on(t.templateId, t.number)],
);

/** Which fact fills which cell of a version. Saving writes a new row, so that a filled form can name the one it was made by. */
export const sheetMappings = pgTable(
  'sheet_mappings',
  {
    versionId: uuid('version_id')
      .notNull()
      .references(() => sheetVersions.id),
    number: integer('number').notNull(),
    mapping: jsonb('mapping').notNull(),
    savedAt: instant('saved_at').notNull(),
    savedBy: uuid('saved_by').references(() => accounts.id),
  },
  (t) => [primaryKey({ columns: [t.versionId, t.number] })],
);

/** When a template is filled by itself. `due_at` moves on by one conditional update: each occurrence is filled once. */
export const sheetSchedules = pgTable(
  'sheet_schedules',
  {
    id: id(),
    templateId: uuid('template_id')
      .notNull()
      .references(() => sheetTemplates.id),
    areaId: uuid('area_id')
      .notNull()
      .references(() => areas.id),
    /** By whose rights it is filled, and who is told. */
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    rhythm: text('rhythm').notNull(),
    at: text('at').notNull(),
    weekday: integer('weekday'),
    period: text('period').notNull(),
    before: boolean('before').notNull(),
    dueAt: instant('due_at').notNull(),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    index('sheet_schedules_due').on(t.dueAt).where(sql`${t.endedAt} is null`),
    index('sheet_schedules_template').on(t.templateId),
    check(
      'sheet_schedules_rhythm',
      sql`${t.rhythm} in ('daily', 'workdays', 'weekly', 'month-end', 'month-end-workday')`,
    ),
    check('sheet_schedules_weekday', sql`(${t.rhythm} = 'weekly') = (${t.weekday} is not null)`),
  ],
);

/** One filling of a template: by which version and mapping, of which moment, by and for whom. */
export const sheetRuns = pgTable(
  'sheet_runs',
  {
    id: id(),
    templateId: uuid('template_id')
      .notNull()
      .references(() => sheetTemplates.id),
    versionId: uuid('version_id')
      .notNull()
      .references(() => sheetVersions.id),
    mappingNumber: integer('mapping_number').notNull(),
    areaId: uuid('area_id')
      .notNull()
      .references(() => areas.id),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    scheduleId: uuid('schedule_id').references(() => sheetSchedules.id),
    /** The occurrence of the schedule it is for. */
    dueAt: instant('due_at'),
    period: text('period').notNull(),
    fromDay: date('from_day', { mode: 'string' }).notNull(),
    untilDay: date('until_day', { mode: 'string' }).notNull(),
    inFull: boolean('in_full').notNull(),
    reason: text('reason'),
    /** What somebody else needs to be allowed to read it. */
    rights: text('rights').array().notNull(),
    state: text('state').notNull(),
    failure: text('failure'),
    findings: jsonb('findings').notNull(),
    rows: integer('rows').notNull().default(0),
    ofRows: integer('of_rows'),
    /** Values of the single cells, as they were written; never personal data. */
    values: jsonb('values'),
    factsAt: instant('facts_at'),
    fileHash: bytea('file_hash'),
    fileCipher: bytea('file_cipher'),
    askedAt: instant('asked_at').notNull(),
    expiresAt: instant('expires_at'),
  },
  (t) => [
    index('sheet_runs_template').on(t.templateId, t.id),
    index('sheet_runs_area').on(t.areaId, t.id),
    index('sheet_runs_expiry').on(t.expiresAt).where(sql`${t.fileCipher} is not null`),
    uniqueIndex('sheet_runs_occurrence').on(t.scheduleId, t.dueAt).where(sql`${t.scheduleId} is not null`),
    check('sheet_runs_state', sql`${t.state} in ('waiting', 'running', 'ready', 'failed', 'expired')`),
    check('sheet_runs_reason', sql`not ${t.inFull} or ${t.reason} is not null`),
  ],
);
