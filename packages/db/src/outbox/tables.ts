import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/**
 * Jobs that are owed. A row is written in the transaction that asks for the job, so it exists exactly when the
 * change it follows from does. The relay hands due rows to the queue, a worker claims one by raising `attempts`,
 * and the row is deleted when its job is done: the table holds what is still to be done and what was given up.
 */
export const outbox = pgTable(
  'outbox',
  {
    /** UUIDv7; with `attempts` it makes the queue's job id. */
    id: uuid('id').primaryKey(),
    /** A name of the job catalog. */
    name: text('name').notNull(),
    /** Ids only, never personal data; parsed by the catalog's schema on write and on read. */
    payload: jsonb('payload').notNull(),
    /** When the job was meant to run: lateness is measured from here. */
    runAt: moment('run_at').notNull(),
    /**
     * When the relay has to hand the row over (again): first `run_at`, then the end of the time the queue or a
     * worker has for it, then the next try after a failure.
     */
    wakeAt: moment('wake_at').notNull(),
    /** While a row of this name and key was not handed over, asking again makes no second one. */
    dedupeKey: text('dedupe_key'),
    createdAt: moment('created_at').notNull(),
    /** When the relay last handed it to the queue; null: not yet. */
    relayedAt: moment('relayed_at'),
    /** Tries begun. A worker that raises it from n to n + 1 owns that try; nobody else can. */
    attempts: integer('attempts').notNull().default(0),
    /** Kind and code of the last failure, without personal data. */
    failure: text('failure'),
    /** When it was given up (dead letter); such rows wait for a person, then go after a month. */
    deadAt: moment('dead_at'),
  },
  (table) => [
    index('outbox_owed_idx').on(table.wakeAt, table.id).where(sql`${table.deadAt} is null`),
    index('outbox_dead_idx').on(table.deadAt).where(sql`${table.deadAt} is not null`),
    uniqueIndex('outbox_waiting_key')
      .on(table.name, table.dedupeKey)
      .where(sql`${table.relayedAt} is null and ${table.deadAt} is null`),
  ],
);

/** Whose turn it is: a recurring job runs in the worker that moves `next_at` on by one conditional update. */
export const jobTurns = pgTable('job_turns', {
  /** A name of the job catalog that has an interval. */
  name: text('name').primaryKey(),
  nextAt: moment('next_at').notNull(),
});
