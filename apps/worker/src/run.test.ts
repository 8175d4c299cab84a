import { randomUUID } from 'node:crypto';
import { reach } from '@linli/db/client';
import { pendingMigrations } from '@linli/db/migrate';
import { enqueue } from '@linli/jobs/outbox';
import type { Ctx } from '@linli/services/context';
import { systemClock } from '@linli/services/context';
import { idsBy } from '@linli/services/ids';
import { emptyDatabase, type TestDatabase, testDatabase } from '@linli/test/support/database';
import { handlersWith } from '@linli/test/support/jobs';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { run } from './run.ts';
import type { SystemCtx } from './system-context.ts';

const ids = idsBy(systemClock);

async function workerOn(database: TestDatabase, imported: (importId: string, ctx: Ctx) => void = () => {}) {
  const checks = {
    database: () => reach(database.sql),
    migrations: async () => {
      if ((await pendingMigrations(database.sql)).length > 0) throw new Error('migrations are missing');
    },
  };
  // The handlers below need no gateway, vault or setting.
  const ctx = { db: database.db, clock: systemClock, ids, log: pino({ enabled: false }) } as unknown as Ctx;
  const running = await run(
    { ctx, checks },
    { databaseUrl: database.url, redisUrl: null, host: '127.0.0.1', workerPort: 0 },
    handlersWith<SystemCtx>({
      'people.run-import': async (inner, { importId }) => imported(importId, inner),
    }),
  );
  onTestFinished(() => running.close());
  return async (path: string) => {
    const answer = await fetch(`http://127.0.0.1:${running.port}${path}`);
    return { status: answer.status, text: await answer.text() };
  };
}

test('a worker runs jobs as the system and counts them', async () => {
  const database = await testDatabase();
  const seen: unknown[] = [];
  const get = await workerOn(database, (importId, { actor }) => seen.push({ importId, actor }));
  const importId = randomUUID();
  await enqueue({ db: database.db, clock: systemClock, ids }, 'people.run-import', { importId });
  await expect.poll(() => seen).toEqual([{ importId, actor: { kind: 'system' } }]);
  await expect
    .poll(async () => (await get('/metrics')).text)
    .toContain('linli_jobs_total{job="people.run-import",outcome="done"} 1');
  await expect
    .poll(async () => (await get('/metrics')).text)
    .toContain('linli_outbox_dead{queue="chores"} 0');
});

test('a worker says that it is alive and ready, and of nothing else', async () => {
  const get = await workerOn(await testDatabase());
  expect(await get('/healthz')).toEqual({ status: 200, text: 'ok\n' });
  const ready = await get('/readyz');
  expect(ready.status).toBe(200);
  expect(JSON.parse(ready.text)).toEqual({ database: true, migrations: true, queue: true, running: true });
  expect((await get('/outbox')).status).toBe(404);
});

test('a worker on a database that was not migrated is not ready and says why', async () => {
  const get = await workerOn(await emptyDatabase());
  const ready = await get('/readyz');
  expect(ready.status).toBe(503);
  expect(JSON.parse(ready.text)).toMatchObject({ database: true, migrations: false, queue: true });
});
