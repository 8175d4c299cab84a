import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { connect } from '@linli/db/client';
import { freePort, startPostgres } from '@linli/infra/local/postgres';
import { Redis } from 'ioredis';

/** A server that keeps what it confirmed, whatever ends it. */
export interface Server {
  readonly url: string;
  readonly port: number;
  /** `kill -9`; resolves once it is gone. */
  kill(): Promise<void>;
  /** Starts it on the same port and files, and waits until it answers. */
  startAgain(): Promise<void>;
  stop(): Promise<void>;
}

export interface PostgresServer extends Server {
  readonly adminUrl: string;
  /** `kill -9` of one session's process, upon which Postgres ends all and recovers by itself. */
  killBackend(pick: number): Promise<void>;
}

/** Postgres with fsync in a folder of its own, which goes with it. */
export async function durablePostgres(): Promise<PostgresServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'linli-storm-'));
  await chmod(dataDir, 0o755);
  const open = (port: number) => startPostgres({ dataDir, below: dataDir, port, log: () => {} });
  let server = await open(54_800);
  const { port, url, adminUrl } = server;
  const admin = connect(adminUrl, { max: 1, name: 'linli storm admin' });
  return {
    url,
    adminUrl,
    port,
    async kill() {
      const [pid] = (await readFile(join(server.cluster, 'postmaster.pid'), 'utf8')).split('\n');
      process.kill(Number(pid), 'SIGKILL');
      await server.ended;
    },
    async startAgain() {
      server = await open(port);
      if (server.port !== port) throw new Error('Postgres lost its port');
    },
    async killBackend(pick) {
      const rows = await admin.sql<{ pid: number }[]>`
        select pid from pg_stat_activity
        where datname is not null and application_name not in ('linli storm admin', 'linli storm', 'linli launcher')
        order by pid`.catch(() => []);
      const row = rows[Math.floor(rows.length * pick)];
      if (row !== undefined) process.kill(row.pid, 'SIGKILL');
    },
    async stop() {
      await admin.close();
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A redis-server that writes everything it confirms to an append-only file. */
export async function durableRedis(): Promise<Server> {
  const dir = await mkdtemp(join(tmpdir(), 'linli-storm-redis-'));
  const port = await freePort(56_800);
  const url = `redis://127.0.0.1:${port}`;
  let child: ChildProcess;
  const open = async () => {
    const keeping = ['--save', '', '--appendonly', 'yes', '--appendfsync', 'always', '--dir', dir];
    child = spawn('redis-server', ['--port', `${port}`, '--bind', '127.0.0.1', ...keeping], {
      stdio: 'ignore',
    });
    const client = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
    client.on('error', () => {});
    // It answers before it has read its file.
    while ((await client.ping().catch(() => '')) !== 'PONG') await delay(50);
    client.disconnect();
  };
  const end = async (signal: NodeJS.Signals) => {
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  await open();
  return {
    url,
    port,
    kill: () => end('SIGKILL'),
    startAgain: open,
    async stop() {
      await end('SIGTERM');
      await rm(dir, { recursive: true, force: true });
    },
  };
}
