import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

// `npm start` as somebody lives through it: cut off in the middle, started again, started twice, stopped.

const folder = await mkdtemp(join(tmpdir(), 'linli-start-'));
const startFile = fileURLToPath(new URL('../../infra/local/start.ts', import.meta.url));

interface Start {
  process: ChildProcess;
  output(): string;
  /** Waits until the output holds this, or fails with the output when the process ends before. */
  says(what: string | RegExp): Promise<void>;
  exit: Promise<number | null>;
}

function start(): Start {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), startFile], {
    env: { ...process.env, LINLI_DATA: folder, PORT: '0', WORKER_PORT: '0', DATABASE_URL: '', REDIS_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk));
  const exit = once(child, 'close').then(([code]) => code as number | null);
  return {
    process: child,
    output: () => text,
    exit,
    async says(what) {
      const ended = exit.then(() => Promise.reject(new Error(`ended before it said ${what}:\n${text}`)));
      const said = expect.poll(() => text, { timeout: 560_000, interval: 100 }).toMatch(what);
      await Promise.race([said, ended]);
    },
  };
}

const pidOf = async (file: string) => Number((await readFile(file, 'utf8')).split('\n')[0]);
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

let running: Start;
let address: string;

afterAll(async () => {
  running.process.kill('SIGTERM');
  await running.exit;
  const cluster = await realpath(join(folder, 'postgres/cluster'));
  if (!cluster.startsWith(folder)) await rm(dirname(cluster), { recursive: true });
  await rm(folder, { recursive: true });
});

test('a start killed while the demo loads is taken up by the next one', async () => {
  running = start();
  await running.says(/register \d+ %/);
  running.process.kill('SIGKILL');
  await running.exit;

  running = start();
  await running.says('Ctrl-C');
  expect(running.output()).toContain('Stopping the database that a killed start left running');
  expect(running.output()).toContain('8216 households');
  address = /http:\S+/.exec(running.output())?.[0] ?? '';
  const page = await fetch(address);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<div id="app"');
  await expect.poll(async () => (await fetch(`${address}readyz`)).status, { timeout: 60_000 }).toBe(200);
});

test('a second start says where the first one answers, and leaves it alone', async () => {
  const second = start();
  expect(await second.exit).toBe(1);
  expect(second.output()).toContain('already running');
  expect(second.output()).toContain(address);
  expect((await fetch(`${address}healthz`)).status).toBe(200);
});

test('Ctrl-C stops everything and leaves no process behind', async () => {
  const server = await pidOf(join(folder, 'postgres/cluster/postmaster.pid'));
  expect(isAlive(server)).toBe(true);
  running.process.kill('SIGINT');
  expect(await running.exit).toBe(0);
  expect(isAlive(server)).toBe(false);
  await expect(fetch(address)).rejects.toThrow('fetch failed');
});
