import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { testDatabase } from '@linli/test/support/database';
import { expect, onTestFinished, test } from 'vitest';

const key = () => randomBytes(32).toString('base64');

test('the worker process starts from its configuration, is ready, and ends in order when told to', async () => {
  const { url } = await testDatabase();
  const child = fork(fileURLToPath(new URL('main.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    env: {
      ...process.env,
      DATABASE_URL: url,
      DATA_KEYS: key(),
      INDEX_KEY: key(),
      DEMO: '1',
      WORKER_PORT: '0',
      LOG_LEVEL: 'silent',
    },
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const [{ listening }] = (await once(child, 'message')) as [{ listening: number }];
  await expect.poll(async () => (await fetch(`http://127.0.0.1:${listening}/readyz`)).status).toBe(200);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});
