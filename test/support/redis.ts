import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

/** Why there is no Redis to test with; undefined when there is one. */
export const redisMissing: string | undefined =
  process.env.TEST_REDIS_URL !== undefined || spawnSync('redis-server', ['--version']).status === 0
    ? undefined
    : 'no redis-server found and TEST_REDIS_URL not set';

export interface TestRedis {
  url: string;
  port: number;
  stop(): Promise<void>;
}

/** Databases of a Redis that nobody configured. */
const databases = 16;

/**
 * The Redis of TEST_REDIS_URL, where each worker of vitest has a database of its own, or a redis-server of its own that keeps
 * nothing, on a free port unless told.
 */
export async function startRedis(at?: number): Promise<TestRedis> {
  const given = process.env.TEST_REDIS_URL;
  if (given !== undefined) {
    const url = new URL(given);
    url.pathname = `/${Number(process.env.VITEST_POOL_ID ?? 0) % databases}`;
    return { url: url.href, port: Number(url.port), stop: async () => {} };
  }
  const port = at ?? (await freePort());
  const dir = await mkdtemp(join(tmpdir(), 'linli-redis-'));
  const server = spawn(
    'redis-server',
    ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', dir],
    { stdio: 'ignore' },
  );
  const url = `redis://127.0.0.1:${port}`;
  await answering(url);
  return {
    url,
    port,
    async stop() {
      await ended(server);
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function answering(url: string): Promise<void> {
  const client = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
  client.on('error', () => {});
  await client.ping();
  client.disconnect();
}

async function ended(server: ChildProcess): Promise<void> {
  const exit = new Promise((resolve) => server.once('exit', resolve));
  server.kill();
  await exit;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });
}
