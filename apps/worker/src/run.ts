import { postgresBackend, redisBackend } from '@linli/jobs/backend';
import type { Handlers } from '@linli/jobs/catalog';
import { readOutboxState } from '@linli/jobs/outbox';
import { startWorker } from '@linli/jobs/worker';
import type { Composition } from '@linli/services/compose';
import type { SystemActor } from '@linli/services/context';
import { readLateness } from '@linli/services/escalation/report-late';
import { serveHealth } from './health.ts';
import { openMetrics } from './metrics.ts';
import type { SystemCtx } from './system-context.ts';

export interface Where {
  readonly databaseUrl: string;
  /** Null: the queue is in Postgres. */
  readonly redisUrl: string | null;
  /** Where health and metrics are served. */
  readonly host: string;
  /** 0 takes any free port. */
  readonly workerPort: number;
}

export interface Running {
  readonly port: number;
  /** Lets running jobs end, up to twenty seconds, gives the rest back, and stops; `composition` stays open. */
  close(): Promise<void>;
}

const system: SystemActor = { kind: 'system' };

/** Runs a worker and its health server until closed. */
export async function run(
  { ctx, checks }: Pick<Composition, 'ctx' | 'checks'>,
  where: Where,
  handlers: Handlers<SystemCtx>,
): Promise<Running> {
  const { db, clock, log } = ctx;
  const metrics = openMetrics(
    () => readOutboxState(db, clock.now()),
    () => readLateness({ db }, clock.now()),
  );
  const onError = (error: Error) => log.warn({ failure: error.name }, 'connection of the queue');
  const backend =
    where.redisUrl === null
      ? postgresBackend(where.databaseUrl, { onError })
      : redisBackend(where.redisUrl, { onError });
  const worker = await startWorker<SystemCtx>({
    databaseUrl: where.databaseUrl,
    backend,
    db,
    clock,
    log,
    handlers,
    context: (job) => ({ ...ctx, log: job.log, actor: system, address: null }),
    onReport: metrics.ran,
  });
  let ending = false;
  const health = await serveHealth({
    host: where.host,
    port: where.workerPort,
    metrics,
    checks: {
      ...checks,
      // The API asks whether jobs are late; the worker, whether it can reach the queue itself.
      queue: backend.check,
      running: async () => {
        if (ending) throw new Error('the worker ends');
      },
    },
  });
  log.info({ queue: backend.kind, port: health.port }, 'worker started');
  return {
    port: health.port,
    async close() {
      ending = true;
      await worker.close();
      await health.close();
    },
  };
}
