import type { Db } from '@linli/db/client';
import { outbox } from '@linli/db/outbox/tables';
import { and, asc, eq, inArray, isNull, lte, min, or, sql } from 'drizzle-orm';
import { queuedNames } from './catalog.ts';

/**
 * A job's row is owned by number: `attempts` counts the tries begun, and only the worker that raised it from n to
 * n + 1 may renew, finish or put off that try. Whoever comes with an older number changes nothing. So a job runs in
 * one place at a time, unless its worker stops renewing (killed, cut off): then another takes the next try after the
 * lease, and the first one is told by `renew`.
 */
export interface Try {
  readonly id: string;
  /** Number of this try, 1 for the first. */
  readonly attempt: number;
}

export interface ClaimedJob extends Try {
  /** May be unknown to this code during an upgrade. */
  readonly name: string;
  readonly payload: unknown;
  readonly runAt: Date;
}

export interface HandedJob {
  readonly id: string;
  readonly name: string;
  /** Tries begun before. */
  readonly attempts: number;
}

/** Due rows in the order of their time, for a worker that needs no queue. */
export async function dueJobs(db: Db, now: Date, limit = 500): Promise<HandedJob[]> {
  return db
    .select({ id: outbox.id, name: outbox.name, attempts: outbox.attempts })
    .from(outbox)
    .where(isDue(now))
    .orderBy(asc(outbox.wakeAt), asc(outbox.id))
    .limit(limit);
}

/** Takes up to `limit` due rows for handing over; they come back when nobody has claimed them by `until`. */
export async function takeDue(db: Db, now: Date, until: Date, limit: number): Promise<HandedJob[]> {
  // A CTE that locks runs once; a plain subquery might be run again by some plans and take more than `limit`.
  const due = db
    .$with('due')
    .as(
      db
        .select({ id: outbox.id })
        .from(outbox)
        .where(isDue(now))
        .orderBy(asc(outbox.wakeAt), asc(outbox.id))
        .limit(limit)
        .for('update', { skipLocked: true }),
    );
  return db
    .with(due)
    .update(outbox)
    .set({ relayedAt: now, wakeAt: until })
    .where(inArray(outbox.id, db.select({ id: due.id }).from(due)))
    .returning({ id: outbox.id, name: outbox.name, attempts: outbox.attempts });
}

/** Gives back rows that the queue did not take. */
export async function giveBack(db: Db, jobs: readonly HandedJob[], until: Date): Promise<void> {
  await db
    .update(outbox)
    .set({ wakeAt: until })
    .where(or(...jobs.map(({ id, attempts }) => owns({ id, attempt: attempts }))));
}

/** When the next row is due, of those this code knows. */
export async function nextWake(db: Db): Promise<Date | undefined> {
  const [row] = await db
    .select({ at: min(outbox.wakeAt) })
    .from(outbox)
    .where(and(isNull(outbox.deadAt), inArray(outbox.name, queuedNames)));
  return row?.at ?? undefined;
}

/** Begins the try after `attempts` earlier ones; undefined when somebody else has it or it is done. */
export async function claim(
  db: Db,
  id: string,
  attempts: number,
  now: Date,
  until: Date,
): Promise<ClaimedJob | undefined> {
  const [job] = await db
    .update(outbox)
    // From here on asking again makes a new job: this one may have read what the asker changed.
    .set({
      attempts: attempts + 1,
      relayedAt: sql`coalesce(${outbox.relayedAt}, ${now.toISOString()})`,
      wakeAt: until,
    })
    .where(and(eq(outbox.id, id), eq(outbox.attempts, attempts), isNull(outbox.deadAt)))
    .returning({
      id: outbox.id,
      name: outbox.name,
      payload: outbox.payload,
      runAt: outbox.runAt,
      attempt: outbox.attempts,
    });
  return job;
}

/** Keeps running tries for longer. @returns those that are still owned; the others were taken over. */
export async function renew(db: Db, tries: readonly Try[], until: Date): Promise<Try[]> {
  if (tries.length === 0) return [];
  return db
    .update(outbox)
    .set({ wakeAt: until })
    .where(or(...tries.map(owns)))
    .returning({ id: outbox.id, attempt: outbox.attempts });
}

/** Done: the row goes. */
export async function finish(db: Db, run: Try): Promise<void> {
  await db.delete(outbox).where(owns(run));
}

/** Failed: the next try comes at `at`. */
export async function putOff(db: Db, run: Try, at: Date, failure: string): Promise<void> {
  await db.update(outbox).set({ wakeAt: at, failure }).where(owns(run));
}

/** This code does not know the job: the try does not count, another worker may know it. */
export async function decline(db: Db, run: Try, at: Date): Promise<void> {
  await db
    .update(outbox)
    .set({ wakeAt: at, attempts: sql`${outbox.attempts} - 1` })
    .where(owns(run));
}

/** Given up: the row stays as a dead letter. */
export async function bury(db: Db, run: Try, now: Date, failure: string): Promise<void> {
  await db.update(outbox).set({ deadAt: now, failure }).where(owns(run));
}

function isDue(now: Date) {
  return and(isNull(outbox.deadAt), lte(outbox.wakeAt, now), inArray(outbox.name, queuedNames));
}

function owns(run: Try) {
  return and(eq(outbox.id, run.id), eq(outbox.attempts, run.attempt), isNull(outbox.deadAt));
}
