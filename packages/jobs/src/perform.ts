import type { Db } from '@linli/db/client';
import type { Logger } from 'pino';
import { backoffMs, catalog, type Handlers, isQueued, type JobName, type RecurringName } from './catalog.ts';
import { bury, type ClaimedJob, claim, decline, finish, putOff } from './claims.ts';
import type { Clock } from './outbox.ts';
import { framesOf, nameOfFailure } from './tell-failure.ts';
import type { Timing } from './timing.ts';

/** How a try ended. */
export type Outcome = 'done' | 'retry' | 'dead' | 'declined';

export interface JobReport {
  readonly name: string;
  readonly outcome: Outcome;
  /** How long the handler took. */
  readonly seconds: number;
  /** How long after its time the first try began; only for first tries. */
  readonly lateSeconds: number | undefined;
  /** Kind and code of the failure, without its message. */
  readonly failure: string | undefined;
}

/** What running a job needs. `Ctx` is the services' context, of which this package knows nothing. */
export interface Performer<Ctx> {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Logger;
  readonly handlers: Handlers<Ctx>;
  /** A fresh context for one run of one job, acting as the system. */
  readonly context: (job: { name: JobName; log: Logger }) => Ctx;
  readonly timing: Timing;
  /** Called after each run; must not throw. */
  readonly onReport?: (report: JobReport) => void;
  /** Told the error itself, which the log and the row must not show; for tests. */
  readonly onError?: (name: string, error: unknown) => void;
}

/** The tries running here, by row; the worker renews them. */
export type Running = Map<string, { readonly attempt: number; readonly abort: AbortController }>;

/**
 * Runs the job of one alarm: claims the try, calls the handler, and settles the row. Never throws because of the
 * handler. @returns undefined when the alarm was stale (the try is somebody else's, or the job is done).
 * @throws when the database cannot be reached; the row comes back after its lease.
 */
export async function perform<Ctx>(
  performer: Performer<Ctx>,
  alarm: { id: string; attempts: number },
  running: Running,
): Promise<JobReport | undefined> {
  const { db, clock, timing } = performer;
  const now = clock.now();
  const job = await claim(db, alarm.id, alarm.attempts, now, after(now, timing.leaseMs));
  if (job === undefined) return undefined;
  const log = performer.log.child({ job: job.name, jobId: job.id, attempt: job.attempt });
  if (!isQueued(job.name)) {
    await decline(db, job, after(clock.now(), timing.leaseMs));
    log.warn('job is not known here, left for a newer worker');
    return report(performer, { ...nothing, name: job.name, outcome: 'declined' });
  }
  const abort = new AbortController();
  running.set(job.id, { attempt: job.attempt, abort });
  const lateSeconds = job.attempt === 1 ? Math.max(0, secondsSince(job.runAt, clock)) : undefined;
  const began = performance.now();
  try {
    await call(performer, job.name, job, abort.signal, log);
    await finish(db, job);
    const seconds = (performance.now() - began) / 1000;
    log.debug({ seconds }, 'job done');
    return report(performer, { name: job.name, outcome: 'done', seconds, lateSeconds, failure: undefined });
  } catch (error) {
    const seconds = (performance.now() - began) / 1000;
    const failure = nameOfFailure(error);
    performer.onError?.(job.name, error);
    const dead = job.attempt >= catalog[job.name].attempts || error instanceof PayloadRefused;
    if (dead) await bury(db, job, clock.now(), failure);
    else await putOff(db, job, after(clock.now(), backoffMs(job.name, job.attempt)), failure);
    log[dead ? 'error' : 'warn']({ failure, stack: framesOf(error) }, dead ? 'job given up' : 'job failed');
    return report(performer, {
      name: job.name,
      outcome: dead ? 'dead' : 'retry',
      seconds,
      lateSeconds,
      failure,
    });
  } finally {
    running.delete(job.id);
  }
}

/** Runs a recurring job once, whose turn the caller has claimed. Never throws because of the handler. */
export async function performTurn<Ctx>(
  performer: Performer<Ctx>,
  name: RecurringName,
  signal: AbortSignal,
): Promise<JobReport> {
  const log = performer.log.child({ job: name });
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  try {
    await performer.handlers[name](performer.context({ name, log }), undefined, { signal, attempt: 1 });
    return report(performer, { ...nothing, name, outcome: 'done', seconds: seconds() });
  } catch (error) {
    const failure = nameOfFailure(error);
    performer.onError?.(name, error);
    log.warn({ failure, stack: framesOf(error) }, 'recurring job failed, it comes again');
    return report(performer, { ...nothing, name, outcome: 'retry', seconds: seconds(), failure });
  }
}

export const after = (moment: Date, ms: number): Date => new Date(moment.getTime() + ms);

class PayloadRefused extends Error {
  override name = 'PayloadRefused';
}

async function call<Ctx, N extends JobName>(
  performer: Performer<Ctx>,
  name: N,
  job: ClaimedJob,
  signal: AbortSignal,
  log: Logger,
): Promise<void> {
  const entry = catalog[name];
  const parsed = entry.kind === 'queued' ? entry.schema.safeParse(job.payload) : undefined;
  if (parsed?.success === false) throw new PayloadRefused();
  // The entry's own schema made this value, which the compiler cannot follow through the union.
  const payload = parsed?.data as Parameters<Handlers<Ctx>[N]>[1];
  await performer.handlers[name](performer.context({ name, log }), payload, {
    signal,
    attempt: job.attempt,
  });
}

const nothing = { seconds: 0, lateSeconds: undefined, failure: undefined };

function report<Ctx>(performer: Performer<Ctx>, done: JobReport): JobReport {
  performer.onReport?.(done);
  return done;
}

const secondsSince = (moment: Date, clock: Clock) => (clock.now().getTime() - moment.getTime()) / 1000;
