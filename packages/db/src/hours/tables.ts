import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  check,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea, id, instant } from '../columns.ts';
import { accounts } from '../identity/tables.ts';
import { areas } from '../people/tables.ts';

/** Hours of service, errands and shifts together. Only added to: a correction is a new row (志愿服务). */
export const serviceHours = pgTable(
  'service_hours',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    kind: text('kind').notNull(),
    /** The hand of a request or the claim of a shift it comes from; of a correction, the correction. */
    sourceId: uuid('source_id').notNull(),
    fromAt: instant('from_at').notNull(),
    /** Negative where a correction takes back. */
    minutes: integer('minutes').notNull(),
    /** Of these between 22:00 and 06:00; they weigh more in the ledger. */
    nightMinutes: integer('night_minutes').notNull().default(0),
    /** Where it was served; errands name none. */
    areaId: uuid('area_id').references(() => areas.id),
    place: text('place'),
    /** The entry a correction puts right. */
    correctsId: uuid('corrects_id').references((): AnyPgColumn => serviceHours.id),
    /** The second party that confirmed it. */
    confirmedBy: uuid('confirmed_by'),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [
    uniqueIndex('service_hours_source').on(t.sourceId, t.kind),
    index('service_hours_account').on(t.accountId, t.fromAt),
    index('service_hours_corrects').on(t.correctsId).where(sql`${t.correctsId} is not null`),
    check('service_hours_kind', sql`${t.kind} in ('errand', 'shift', 'correction')`),
    check('service_hours_sign', sql`${t.kind} = 'correction' or ${t.minutes} > 0`),
  ],
);

/** Asked for by the person, decided by somebody else. */
export const hourCorrections = pgTable(
  'hour_corrections',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    /** Null: an entry is missing. */
    entryId: uuid('entry_id').references(() => serviceHours.id),
    /** Where whoever may decide is found: the place of the entry, or the post of the person. */
    areaId: uuid('area_id')
      .notNull()
      .references(() => areas.id),
    fromAt: instant('from_at').notNull(),
    minutes: integer('minutes').notNull(),
    reasonCipher: bytea('reason_cipher').notNull(),
    askedAt: instant('asked_at').notNull(),
    decided: text('decided'),
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
    answerCipher: bytea('answer_cipher'),
  },
  (t) => [
    uniqueIndex('hour_corrections_open').on(t.entryId).where(sql`${t.decided} is null`),
    index('hour_corrections_account').on(t.accountId, t.askedAt),
    index('hour_corrections_area').on(t.areaId).where(sql`${t.decided} is null`),
    check('hour_corrections_decided', sql`${t.decided} in ('granted', 'refused')`),
    check('hour_corrections_not_own', sql`${t.decidedBy} <> ${t.accountId}`),
    check('hour_corrections_minutes', sql`${t.minutes} between 0 and 1440`),
  ],
);
