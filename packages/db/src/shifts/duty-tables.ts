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
import { ofCheckpoint, shifts } from './tables.ts';

/** The notice of risks of a checkpoint, as somebody read it. */
export const riskReadings = pgTable(
  'risk_readings',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    checkpointId: ofCheckpoint(),
    riskVersion: integer('risk_version').notNull(),
    readAt: instant('read_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.checkpointId, t.riskVersion] })],
);

/** Insurance and training of somebody in a community, recorded by staff before the first duty (志愿服务条例). */
export const clearances = pgTable(
  'clearances',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    communityId: uuid('community_id')
      .notNull()
      .references(() => areas.id),
    insurance: text('insurance'),
    insuredUntil: date('insured_until', { mode: 'string' }),
    insuranceNote: text('insurance_note').notNull().default(''),
    trained: text('trained').array().notNull().default(sql`'{}'`),
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.communityId] }),
    index('clearances_community').on(t.communityId),
    check('clearances_insurance', sql`${t.insurance} in ('organisation', 'own')`),
    check('clearances_insured', sql`(${t.insurance} is null) = (${t.insuredUntil} is null)`),
  ],
);

/** What one shift leaves to the next; written anew, the older one stays. */
export const handoverNotes = pgTable(
  'handover_notes',
  {
    id: id(),
    shiftId: uuid('shift_id')
      .notNull()
      .references(() => shifts.id),
    checkpointId: ofCheckpoint(),
    writtenBy: uuid('written_by').notNull(),
    writtenAt: instant('written_at').notNull(),
    mattersCipher: bytea('matters_cipher').notNull(),
    equipment: jsonb('equipment').notNull(),
    keys: text('keys').notNull(),
  },
  (t) => [
    index('handover_notes_checkpoint').on(t.checkpointId, t.writtenAt),
    index('handover_notes_shift').on(t.shiftId, t.writtenAt),
  ],
);

export const handoverReadings = pgTable(
  'handover_readings',
  {
    noteId: uuid('note_id')
      .notNull()
      .references(() => handoverNotes.id),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    readAt: instant('read_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.noteId, t.accountId] })],
);

/** Photos of incidents, re-encoded without metadata. */
export const incidentPhotos = pgTable(
  'incident_photos',
  {
    id: id(),
    checkpointId: ofCheckpoint(),
    accountId: uuid('account_id').notNull(),
    /** Null until an incident names it; loose ones are deleted after a day. */
    incidentId: uuid('incident_id'),
    cipher: bytea('cipher').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    index('incident_photos_incident').on(t.incidentId),
    index('incident_photos_loose').on(t.createdAt).where(sql`${t.incidentId} is null`),
  ],
);

export const incidents = pgTable(
  'incidents',
  {
    id: id(),
    clientId: text('client_id').notNull(),
    checkpointId: ofCheckpoint(),
    /** The shift it fell in, where there is one. */
    shiftId: uuid('shift_id').references(() => shifts.id),
    kind: text('kind').notNull(),
    textCipher: bytea('text_cipher').notNull(),
    urgent: boolean('urgent').notNull(),
    reportedBy: uuid('reported_by').notNull(),
    reportedAt: instant('reported_at').notNull(),
  },
  (t) => [
    uniqueIndex('incidents_client').on(t.reportedBy, t.clientId),
    index('incidents_checkpoint').on(t.checkpointId, t.reportedAt),
  ],
);

/** The duty log 值守日志 of a checkpoint; only added to. */
export const dutyLog = pgTable(
  'duty_log',
  {
    id: id(),
    checkpointId: ofCheckpoint(),
    shiftId: uuid('shift_id').references(() => shifts.id),
    at: instant('at').notNull(),
    what: text('what').notNull(),
    accountId: uuid('account_id'),
    /** The note or the incident. */
    subjectId: uuid('subject_id'),
    facts: jsonb('facts').notNull().default({}),
  },
  (t) => [index('duty_log_checkpoint').on(t.checkpointId, t.at, t.id)],
);

/** Private calendar links; one live link a person, kept as a hash. */
export const calendarLinks = pgTable(
  'calendar_links',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    tokenHash: bytea('token_hash').notNull(),
    issuedAt: instant('issued_at').notNull(),
    lastReadAt: instant('last_read_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    uniqueIndex('calendar_links_token').on(t.tokenHash),
    uniqueIndex('calendar_links_live').on(t.accountId).where(sql`${t.revokedAt} is null`),
  ],
);
