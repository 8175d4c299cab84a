import { randomUUID } from 'node:crypto';
import { outbox } from '@linli/db/outbox/tables';
import { postgresBackend, type QueueBackend, redisBackend } from '@linli/jobs/backend';
import type { Handlers, Run } from '@linli/jobs/catalog';
import { type Clock, enqueue } from '@linli/jobs/outbox';
import type { Timing } from '@linli/jobs/timing';
import { type RunningWorker, startWorker } from '@linli/jobs/worker';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { handlersWith, randomIds } from '../support/jobs.ts';

export const systemClock: Clock = { now: () => new Date() };
export const log = pino({ enabled: false });

/** Where the jobs of one test are asked for, run and counted. */
export interface Yard {
  database: TestDatabase;
  backend(): QueueBackend;
  /** A worker whose import handler leaves its name; closed when the test ends. */
  worker(options: {
    name: string;
    clock: Clock;
    timing?: Partial<Timing>;
    runImport?: (importId: string, run: Run) => Promise<void>;
    /** Called by a recurring job. */
    look?: () => unknown;
  }): Promise<RunningWorker>;
  ask(clock: Clock, runAt?: Date): Promise<string>;
  effects(): Promise<{ job: string; worker: string }[]>;
  owed(): Promise<number>;
  /** Arguments for a worker process on the same stores. */
  processArguments: string[];
}

export async function yard(redisUrl: string | undefined): Promise<Yard> {
  const database = await testDatabase();
  const { db, sql, url } = database;
  const prefix = `test-${randomUUID()}`;
  const onError = () => {};
  const backend = () =>
    redisUrl === undefined ? postgresBackend(url, { onError }) : redisBackend(redisUrl, { onError, prefix });
  await sql`create table effects (job uuid not null, worker text not null)`;
  return {
    database,
    backend,
    processArguments: [url, redisUrl ?? '', prefix],
    async worker({ name, clock, timing = {}, runImport, look }) {
      const handlers: Handlers<undefined> = handlersWith({
        'reports.sweep-due': async () => look?.(),
        'people.run-import': async (_, { importId }, run) => {
          await runImport?.(importId, run);
          await sql`insert into effects (job, worker) values (${importId}, ${name})`;
        },
      });
      const worker = await startWorker({
        databaseUrl: url,
        db,
        clock,
        log,
        handlers,
        context: () => undefined,
        backend: backend(),
        timing: { sweepMs: 100, ...timing },
      });
      onTestFinished(() => worker.close(0));
      return worker;
    },
    async ask(clock, runAt) {
      const importId = randomUUID();
      const options = runAt === undefined ? {} : { runAt };
      await enqueue({ db, clock, ids: randomIds }, 'people.run-import', { importId }, options);
      return importId;
    },
    effects: async () => [...(await sql<{ job: string; worker: string }[]>`select * from effects`)],
    owed: () => db.$count(outbox),
  };
}

/** Opens from outside; tells when somebody waits at it. */
export function gate() {
  let reach = () => {};
  let open = () => {};
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return {
    reached,
    open: () => open(),
    pass() {
      reach();
      return opened;
    },
  };
}
