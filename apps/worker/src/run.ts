import { postgresBackend, redisBackend } from '@linli/jobs/backend';
import type { Handlers } from '@linli/jobs/catalog';
import { startWorker } from '@linli/jobs/worker';
import type { Composition } from '@linli/services/compose';
import type { SystemActor } from '@linli/services/context';
import { every } from '@linli/services/every';
import { openGauges } from './gauges.ts';
import { serveHealth } from './health.ts';
import { openMetrics } from './metrics.ts';
import type { SystemCtx } from './system-context.ts';
import { timePlanner } from './time-planner.ts';

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

// As often as Prometheus usually asks.
const lookMs = 15_000;

/** Runs a worker and its health server until closed. */
export async function run(
  { ctx, checks }: Pick<Composition, 'ctx' | 'checks'>,
  where: Where,
  handlers: Handlers<SystemCtx>,
): Promise<Running> {
  const { db, clock, log } = ctx;
  const metrics = openMetrics();
  const gauges = openGauges(metrics.registry, { db, clock });
  const planner = timePlanner(ctx.planner, metrics.planned);
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
    context: (job) => ({ ...ctx, planner, log: job.log, actor: system, address: null }),
    onReport: metrics.ran,
  });
  const looking = every(
    lookMs,
    async () => {
      const began = performance.now();
      await checks.database?.();
      metrics.answered((performance.now() - began) / 1000);
      await gauges.refresh();
    },
    (error) => log.warn({ failure: (error as Error).name }, 'the database did not tell what is owed'),
  );
  let ending = false;
  const health = await serveHealth({
    host: where.host,
    port: where.workerPort,
    metrics: { text: () => metrics.registry.metrics(), contentType: metrics.registry.contentType },
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
      looking.stop();
      await worker.close();
      await health.close();
    },
  };
}
