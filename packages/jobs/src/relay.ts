import type { Db } from '@linli/db/client';
import type { Logger } from 'pino';
import type { QueueBackend } from './backend.ts';
import { catalog, type QueuedName } from './catalog.ts';
import { giveBack, type HandedJob, nextWake, takeDue } from './claims.ts';
import type { QueueName } from './define.ts';
import type { Clock } from './outbox.ts';
import { after } from './perform.ts';
import type { Timing } from './timing.ts';
import { within } from './within.ts';

export interface Relay {
  readonly db: Db;
  readonly clock: Clock;
  readonly backend: Pick<QueueBackend, 'handOver'>;
  readonly timing: Timing;
  readonly log: Logger;
}

const batchSize = 500;
const patienceMs = 10_000;

/**
 * Hands due rows of the outbox to the queue. The row is marked first and the queue told afterwards, so no lock is
 * held while the queue answers; killed in between, or with a queue that loses the job, the row comes back after
 * `handedMs`. Several relays may run at once: each takes rows that no other one has locked.
 *
 * @returns milliseconds to rest before the next pass.
 */
export async function handOverDue({ db, clock, backend, timing, log }: Relay): Promise<number> {
  const now = clock.now();
  const jobs = await takeDue(db, now, after(now, timing.handedMs), batchSize);
  for (const [queue, batch] of byQueue(jobs)) {
    try {
      await within(
        patienceMs,
        backend.handOver(
          queue,
          batch.map(({ id, attempts }) => ({ id, attempts })),
        ),
      );
    } catch (error) {
      log.warn({ queue, jobs: batch.length, failure: (error as Error).name }, 'queue did not take the jobs');
      await giveBack(db, batch, after(now, timing.refusedMs));
    }
  }
  return jobs.length === batchSize ? 0 : restMs(db, now, timing.sweepMs);
}

/** Until the next row is due, and never longer than a sweep. */
async function restMs(db: Db, now: Date, sweepMs: number): Promise<number> {
  const next = await nextWake(db);
  if (next === undefined) return sweepMs;
  // Due rows that were not taken are locked by another relay: leave it a moment.
  return Math.min(Math.max(next.getTime() - now.getTime(), 20), sweepMs);
}

function byQueue(jobs: readonly HandedJob[]): Map<QueueName, HandedJob[]> {
  const batches = new Map<QueueName, HandedJob[]>();
  for (const job of jobs) {
    // The database was asked for known names only.
    const { queue } = catalog[job.name as QueuedName];
    batches.set(queue, [...(batches.get(queue) ?? []), job]);
  }
  return batches;
}
