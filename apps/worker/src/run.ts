import { reach, type Sql } from '@linli/db/client';
import { pendingMigrations } from '@linli/db/migrate';
import { postgresBackend, redisBackend } from '@linli/jobs/backend';
import type { Handlers } from '@linli/jobs/catalog';
import { readOutboxState } from '@linli/jobs/outbox';
import { startWorker } from '@linli/jobs/worker';
import type { Ctx, SystemActor } from '@linli/services/context';
import { serveHealth } from './health.ts';
import { openMetrics } from './metrics.ts';

export interface Parts {
  /** Everything a verb needs but the actor and where a request came from. */
  readonly ctx: Omit<Ctx, 'actor' | 'address'>;
  /** The driver below `ctx.db`. */
  readonly sql: Sql;
  readonly databaseUrl: string;
  /** Null: the queue is in Postgres. */
  readonly redisUrl: string | null;
  readonly handlers: Handlers<Ctx<SystemActor>>;
  /** Where health and metrics are served; port 0 takes any. */
  readonly host: string;
  readonly port: number;
}

export interface Running {
  readonly port: number;
  /** Looks at once at what is due. */
  wake(): void;
  /** Lets running jobs end, up to a limit, and closes everything but the database connections of `ctx`. */
  close(): Promise<void>;
}

const system: SystemActor = { kind: 'system' };

/** Runs a worker and its health server until closed. */
export async function run(parts: Parts): Promise<Running> {
  const { ctx, sql, databaseUrl, redisUrl } = parts;
  const metrics = openMetrics(() => readOutboxState(ctx.db, ctx.clock.now()));
  const onError = (error: Error) => ctx.log.warn({ failure: error.name }, 'connection of the queue');
  const backend =
    redisUrl === null ? postgresBackend(databaseUrl, { onError }) : redisBackend(redisUrl, { onError });
  const worker = await startWorker({
    databaseUrl,
    backend,
    db: ctx.db,
    clock: ctx.clock,
    log: ctx.log,
    handlers: parts.handlers,
    context: ({ log }) => ({ ...ctx, log, actor: system, address: null }),
    onReport: metrics.ran,
  });
  let ending = false;
  const health = await serveHealth({
    host: parts.host,
    port: parts.port,
    metrics,
    checks: {
      database: () => reach(sql),
      migrations: async () => {
        if ((await pendingMigrations(sql)).length > 0) throw new Error('migrations are missing');
      },
      queue: backend.check,
      running: async () => {
        if (ending) throw new Error('the worker ends');
      },
    },
  });
  ctx.log.info({ queue: backend.kind, port: health.port }, 'worker started');
  return {
    port: health.port,
    wake: worker.wake,
    async close() {
      ending = true;
      await worker.close();
      await health.close();
    },
  };
}
