import type { Db } from '@linli/db/client';
import { pino } from 'pino';
import type { Handlers, JobName } from './catalog.ts';
import { dueJobs, nextWake } from './claims.ts';
import type { Clock } from './outbox.ts';
import { type JobReport, perform, performTurn, type Running } from './perform.ts';
import { timing } from './timing.ts';
import { claimTurn, dueTurns } from './turns.ts';

/** A clock that stands still until it is set. */
export interface SettableClock extends Clock {
  set(moment: Date): void;
}

export interface InlineWorkerOptions<Ctx> {
  readonly db: Db;
  readonly clock: SettableClock;
  readonly handlers: Handlers<Ctx>;
  readonly context: (job: { name: JobName; log: pino.Logger }) => Ctx;
  /**
   * What a failing handler does. `throw` (unless told otherwise): the test fails with the handler's own error.
   * `retry`: what a real worker does.
   */
  readonly failures?: 'throw' | 'retry';
}

export interface Ran extends JobReport {
  readonly at: Date;
}

export interface InlineWorker {
  /** Runs what is due now, jobs in order of their time and then recurring ones, until nothing is due. */
  runUntilIdle(): Promise<Ran[]>;
  /**
   * Moves the clock to `moment`, stopping at every time at which a job is due, so that weeks pass in seconds.
   * Recurring jobs run at those stops and at the end, not at every interval between.
   */
  advanceTo(moment: Date): Promise<Ran[]>;
  advance(by: { minutes?: number; hours?: number; days?: number }): Promise<Ran[]>;
}

// More than any story needs; a job that asks for itself at once would run for ever.
const mostJobs = 100_000;

/**
 * A worker for tests: the real claims, handlers, retries and turns, in one place and in a fixed order, with the
 * injected clock and without a queue.
 */
export function inlineWorker<Ctx>(options: InlineWorkerOptions<Ctx>): InlineWorker {
  const { db, clock } = options;
  const failures: unknown[] = [];
  const performer = {
    ...options,
    timing,
    log: pino({ enabled: false }),
    onError: (_name: string, error: unknown) => failures.push(error),
  };
  const running: Running = new Map();

  async function runUntilIdle(): Promise<Ran[]> {
    const ran: Ran[] = [];
    const note = (report: JobReport | undefined) => {
      if (report !== undefined) ran.push({ ...report, at: clock.now() });
      const [failure] = failures.splice(0);
      if (failure !== undefined && options.failures !== 'retry') throw failure;
      if (ran.length > mostJobs) throw new Error(`jobs do not come to an end; the last was ${report?.name}`);
    };
    for (;;) {
      const before = ran.length;
      for (const alarm of await dueJobs(db, clock.now())) note(await perform(performer, alarm, running));
      const { due } = await dueTurns(db, clock.now(), 0);
      for (const name of due) {
        if (await claimTurn(db, name, clock.now())) {
          note(await performTurn(performer, name, new AbortController().signal));
        }
      }
      if (ran.length === before) return ran;
    }
  }

  async function advanceTo(moment: Date): Promise<Ran[]> {
    const ran = await runUntilIdle();
    for (;;) {
      const next = await nextWake(db);
      const stop = next !== undefined && next < moment ? next : moment;
      if (stop > clock.now()) clock.set(stop);
      ran.push(...(await runUntilIdle()));
      if (stop === moment) return ran;
    }
  }

  return {
    runUntilIdle,
    advanceTo,
    advance: ({ minutes = 0, hours = 0, days = 0 }) =>
      advanceTo(new Date(clock.now().getTime() + ((days * 24 + hours) * 60 + minutes) * 60_000)),
  };
}
