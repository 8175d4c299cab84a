import type { Db } from '@linli/db/client';
import { outbox } from '@linli/db/outbox/tables';
import { and, count, eq, isNotNull, isNull, lte, min, sql } from 'drizzle-orm';
import { catalog, type Payload, type QueuedName } from './catalog.ts';
import { timing } from './timing.ts';

export interface Clock {
  now(): Date;
}

/** What asking for a job needs of a verb's context. */
export interface Asker {
  /** The transaction that the job depends on. */
  readonly db: Db;
  readonly clock: Clock;
  readonly ids: { next(): string };
}

/** The channel on which a commit tells the relays that there is something to hand over soon. */
export const wakeChannel = 'linli_outbox';

export interface AskOptions {
  /** Not before this moment; at once if not given or past. */
  runAt?: Date;
  /**
   * While a job of this name and key waits for its time, asking again adds none: it only moves it forward to the
   * earlier of both times.
   */
  dedupeKey?: string;
}

/**
 * Asks for a job in the transaction of `ctx`: it will run at least once if and only if that commits. Handlers must bear
 * running twice; see `claims.ts` for how rare that is.
 *
 * @throws {z.ZodError} when the payload is not what the catalog says; that is a defect of the caller.
 */
export async function enqueue<N extends QueuedName>(
  ctx: Asker,
  name: N,
  payload: Payload<N>,
  options: AskOptions = {},
): Promise<void> {
  const now = ctx.clock.now();
  const runAt = options.runAt !== undefined && options.runAt > now ? options.runAt : now;
  if (
    options.dedupeKey !== undefined &&
    runAt > now &&
    (await stands(ctx.db, name, options.dedupeKey, runAt))
  )
    return;
  const row = {
    id: ctx.ids.next(),
    name,
    payload: catalog[name].schema.parse(payload),
    runAt,
    wakeAt: runAt,
    dedupeKey: options.dedupeKey ?? null,
    createdAt: now,
  };
  const insert = ctx.db.insert(outbox).values(row);
  if (options.dedupeKey === undefined) await insert;
  else {
    await insert.onConflictDoUpdate({
      target: [outbox.name, outbox.dedupeKey],
      targetWhere: and(isNull(outbox.relayedAt), isNull(outbox.deadAt)) as NonNullable<
        ReturnType<typeof and>
      >,
      set: { runAt: sql`excluded.run_at`, wakeAt: sql`excluded.wake_at` },
      setWhere: sql`excluded.run_at < ${outbox.runAt}`,
    });
  }
  // A row further ahead is seen by the relay's regular pass before its time comes.
  if (runAt.getTime() - now.getTime() < timing.sweepMs)
    await ctx.db.execute(sql`select pg_notify(${wakeChannel}, '')`);
}

/**
 * Whether the same job for the same moment waits already. It is kept from being handed over before the caller commits, and
 * shared: all night's requests wait for the same minute of the morning, and would otherwise be written one after the other.
 */
async function stands(db: Db, name: string, dedupeKey: string, runAt: Date): Promise<boolean> {
  const found = await db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.name, name),
        eq(outbox.dedupeKey, dedupeKey),
        eq(outbox.runAt, runAt),
        isNull(outbox.relayedAt),
        isNull(outbox.deadAt),
      ),
    )
    .for('share');
  return found.length > 0;
}

export interface OutboxState {
  /** Jobs not done yet, those for later included. */
  owed: number;
  /** Seconds by which the oldest job that nobody has taken is late; 0 when nothing is. */
  lateSeconds: number;
  /** Jobs given up, which wait for a person. */
  dead: number;
}

/** For metrics and alarms. */
export async function readOutboxState(db: Db, now: Date): Promise<OutboxState> {
  const [[owed], [late], [dead]] = await Promise.all([
    db.select({ n: count() }).from(outbox).where(isNull(outbox.deadAt)),
    db
      .select({ at: min(outbox.runAt) })
      .from(outbox)
      .where(and(isNull(outbox.deadAt), lte(outbox.runAt, now), sql`${outbox.attempts} = 0`)),
    db.select({ n: count() }).from(outbox).where(isNotNull(outbox.deadAt)),
  ]);
  return {
    owed: owed?.n ?? 0,
    lateSeconds: late?.at ? Math.max(0, (now.getTime() - late.at.getTime()) / 1000) : 0,
    dead: dead?.n ?? 0,
  };
}

/** Deletes dead letters older than a month, `chunk` rows at a time. @returns how many went. */
export async function sweepDeadLetters(db: Db, now: Date, chunk = 1000): Promise<number> {
  const before = new Date(now.getTime() - timing.deadKeptMs);
  let deleted = 0;
  for (;;) {
    const gone = await db.execute(
      sql`delete from ${outbox} where id in (
        select id from ${outbox} where dead_at < ${before.toISOString()}::timestamptz limit ${chunk})`,
    );
    deleted += gone.count;
    if (gone.count < chunk) return deleted;
  }
}
