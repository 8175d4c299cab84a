// A worker as in production, but for its clock, which the test moves, and how long it rests. With MUTE it takes up messages
// and never gets to send any.

import { postgresBackend, redisBackend } from '@linli/jobs/backend';
import type { Handlers } from '@linli/jobs/catalog';
import { startWorker } from '@linli/jobs/worker';
import { compose } from '@linli/services/compose';
import { readConfig } from '@linli/services/config';
import { handlers as ofTheApp } from '@linli/worker/handlers';
import type { SystemCtx } from '@linli/worker/system-context';
import { pino } from 'pino';
import type { Order, Word } from './workers.ts';

const { NOW = '', QUEUE_PREFIX = '', WORKER_NAME = '', MUTE = '', LOCK_MS = '' } = process.env;
const config = readConfig(process.env);
let now = new Date(NOW);
const clock = { now: () => new Date(now) };
const tell = (word: Word) => process.send?.(word);
const log = pino(
  { level: 'warn' },
  { write: (line) => tell({ said: (JSON.parse(line) as { msg: string }).msg }) },
);
const { ctx, close } = compose(config, { log, name: WORKER_NAME, most: 12, clock });
const queue = { onError: () => {}, ...(LOCK_MS ? { lockMs: Number(LOCK_MS) } : {}) };
const never = () => new Promise<void>(() => {});
const handlers: Handlers<SystemCtx> = MUTE
  ? { ...ofTheApp, 'notices.deliver-due': never, 'notices.sweep-due': never }
  : ofTheApp;
const worker = await startWorker<SystemCtx>({
  databaseUrl: config.databaseUrl,
  backend:
    config.redisUrl === null
      ? postgresBackend(config.databaseUrl, queue)
      : redisBackend(config.redisUrl, { ...queue, prefix: QUEUE_PREFIX }),
  db: ctx.db,
  clock,
  log,
  handlers,
  context: (job) => ({ ...ctx, log: job.log, actor: { kind: 'system' }, address: null }),
  timing: { sweepMs: 100 },
});
process.on('message', async (order: Order) => {
  if (order.do === 'end') {
    await worker.close();
    await close();
    process.exit(0);
  }
  now = new Date(order.now);
  worker.wake();
});
process.on('disconnect', () => process.exit(1));
tell({ said: 'ready' });
