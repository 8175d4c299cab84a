import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { connect } from '@linli/db/client';
import { afterAll, afterEach, expect, test } from 'vitest';
import { freePort, type RunningPostgres, startPostgres } from './postgres.ts';
import { AlreadyRunning } from './postgres-leftover.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'linli postgres '));
const lines: string[] = [];
let running: RunningPostgres | undefined;

async function start(port = 0) {
  lines.length = 0;
  running = await startPostgres({ dataDir, port, log: (line) => lines.push(line) });
  return running;
}

async function query<T>(url: string, text: string): Promise<T[]> {
  const { sql, close } = connect(url, { max: 1 });
  try {
    return (await sql.unsafe(text)) as unknown as T[];
  } finally {
    await close();
  }
}

async function serverPid(): Promise<number> {
  return Number((await readFile(join(dataDir, 'cluster/postmaster.pid'), 'utf8')).split('\n')[0]);
}

/** A process of its own that starts Postgres here, stays, and prints the address. */
async function startElsewhere() {
  const code = `
    import { startPostgres } from ${JSON.stringify(new URL('./postgres.ts', import.meta.url).href)};
    const { url } = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, port: 0, log() {} });
    console.log(url);`;
  const args = ['--import', import.meta.resolve('tsx'), '--input-type=module', '-e', code];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { child, url };
}

afterEach(async () => {
  await running?.stop();
  running = undefined;
});
afterAll(async () => {
  const cluster = await realpath(join(dataDir, 'cluster'));
  await rm(cluster, { recursive: true, force: true });
  if (basename(dirname(dirname(cluster))) === 'linli') await rm(dirname(cluster), { recursive: true });
  await rm(dataDir, { recursive: true, force: true });
});

test('the first start creates a cluster that only its password opens, and only on this machine', async () => {
  const { url, port } = await start();
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect((await stat(join(dataDir, 'password'))).mode & 0o777).toBe(0o600);
  await expect(query(url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(
    'password authentication failed',
  );
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((address) => address && !address.internal);
  if (outside?.family === 'IPv4') {
    await expect(query(url.replace('127.0.0.1', outside.address), 'select 1')).rejects.toThrow(
      'ECONNREFUSED',
    );
  }
  expect(port).toBeGreaterThan(0);
});

test('of several starts at once one has the folder and keeps it, and the others say so, the first time and later', async () => {
  const fresh = await mkdtemp(join(tmpdir(), 'linli postgres '));
  for (let round = 0; round < 3; round++) {
    const starts = await Promise.allSettled(
      [1, 2, 3].map(() => startPostgres({ dataDir: fresh, port: 0, log: () => {} })),
    );
    const won = starts.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    const lost = starts.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(won).toHaveLength(1);
    expect(lost).toEqual([expect.any(AlreadyRunning), expect.any(AlreadyRunning)]);
    expect(await query(won[0]?.url ?? '', 'select 1 as one')).toEqual([{ one: 1 }]);
    await won[0]?.stop();
  }
  const cluster = await realpath(join(fresh, 'cluster'));
  expect((await readdir(dirname(cluster))).filter((name) => name.startsWith('cluster.'))).toEqual([]);
  await rm(cluster, { recursive: true });
  await rm(fresh, { recursive: true });
});

test('stopping ends the server, keeps the data and leaves no signal handlers behind', async () => {
  const handlers = () => ['SIGTERM', 'SIGINT', 'SIGHUP', 'exit'].map((name) => process.listenerCount(name));
  const before = handlers();
  const first = await start();
  await query(first.url, 'create table kept as select 7 as number');
  const pid = await serverPid();
  await first.stop();
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  const second = await start();
  expect(await query(second.url, 'select number from kept')).toEqual([{ number: 7 }]);
  expect(handlers()).toEqual(before);
});

test('a taken port moves on to a free one', async () => {
  const other = createServer().listen(await freePort(54_600), '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  const { url } = await start(port);
  expect(Number(new URL(url).port)).toBeGreaterThan(port);
  expect(await query(url, 'select 1 as one')).toHaveLength(1);
  other.close();
});

test('a server whose starter was killed is stopped, and its data recovered', async () => {
  const killed = await startElsewhere();
  await query(killed.url, 'create table survived as select 1 as number');
  const orphan = await serverPid();
  killed.child.kill('SIGKILL');
  await once(killed.child, 'exit');
  const { url } = await start();
  expect(lines).toContain('Stopping the database that a killed start left running');
  expect(await serverPid()).not.toBe(orphan);
  expect(await query(url, 'select number from survived')).toHaveLength(1);
});

test('a server that was itself killed recovers', async () => {
  const { url, ended } = await start();
  await query(url, 'create table logged as select 1 as number');
  process.kill(await serverPid(), 'SIGKILL');
  await ended;
  const again = await start();
  expect(await query(again.url, 'select number from logged')).toHaveLength(1);
});

test('a pid file that names somebody else’s process is not in the way, and that process lives on', async () => {
  await (await start()).stop();
  const bystander = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const text = [bystander.pid, join(dataDir, 'cluster'), 1, 54_999, '', '127.0.0.1', '', 'ready'].join('\n');
  await writeFile(join(dataDir, 'cluster/postmaster.pid'), text);
  await start();
  expect(bystander.exitCode).toBeNull();
  bystander.kill();
});

test('a second start on the same folder is refused and does not disturb the first', async () => {
  const first = await startElsewhere();
  await expect(start()).rejects.toThrow(AlreadyRunning);
  expect(await query(first.url, 'select 1 as one')).toHaveLength(1);
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  await start(); // ends the server of the killed one
});
