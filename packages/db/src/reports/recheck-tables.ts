import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, instant } from '../columns.ts';
import { areas, households, persons } from '../people/tables.ts';
import { roundSlots } from './tables.ts';

/** A random sample of the households that reported in a slot, asked a second time 抽查复核. */
export const recheckSamples = pgTable(
  'recheck_samples',
  {
    id: id(),
    slotId: uuid('slot_id')
      .notNull()
      .references(() => roundSlots.id),
    areaId: uuid('area_id')
      .notNull()
      .references(() => areas.id),
    seed: text('seed').notNull(),
    drawnBy: uuid('drawn_by').notNull(),
    drawnAt: instant('drawn_at').notNull(),
  },
  (t) => [index('recheck_samples_slot').on(t.slotId, t.id)],
);

/** Households of a sample; one is asked again once a slot at most, whoever draws. */
export const recheckHouseholds = pgTable(
  'recheck_households',
  {
    sampleId: uuid('sample_id')
      .notNull()
      .references(() => recheckSamples.id),
    householdId: uuid('household_id')
      .notNull()
      .references(() => households.id),
    slotId: uuid('slot_id').notNull(),
    /** Place in the order drawn. */
    number: integer('number').notNull(),
    /** Newest submission when it was drawn; what the household said is compared with that one. */
    submissionId: uuid('submission_id').notNull(),
    state: text('state').notNull().default('open'),
    basis: text('basis'),
    answers: jsonb('answers'),
    note: text('note').notNull().default(''),
    checkedBy: uuid('checked_by'),
    checkedAt: instant('checked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.sampleId, t.householdId] }),
    uniqueIndex('recheck_households_once').on(t.slotId, t.householdId),
    index('recheck_households_number').on(t.sampleId, t.number),
    check('recheck_households_state', sql`${t.state} in ('open', 'checked', 'not-reached', 'refused')`),
    check('recheck_households_basis', sql`${t.basis} in ('phone', 'visit')`),
  ],
);

/** People of a sample: the version of their report that was newest when they were drawn, and the second answers. */
export const recheckPersons = pgTable(
  'recheck_persons',
  {
    sampleId: uuid('sample_id')
      .notNull()
      .references(() => recheckSamples.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    householdId: uuid('household_id').notNull(),
    seq: smallint('seq').notNull(),
    /** Null: not asked a second time. */
    answers: jsonb('answers'),
  },
  (t) => [
    primaryKey({ columns: [t.sampleId, t.personId] }),
    index('recheck_persons_household').on(t.sampleId, t.householdId),
  ],
);
