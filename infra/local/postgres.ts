import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chown, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { platform, totalmem } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import postgres from 'postgres';
import { type PostgresHome, postgresHome } from './postgres-home.ts';
import { AlreadyRunning, clearLeftover, MINE } from './postgres-leftover.ts';

export interface StartOptions {
  /** Folder for the cluster, the password and the log; made when missing. */
  dataDir: string;
  /** Wanted port (54320 unless told); the next free one is taken when it is in use. */
  port?: number;
  /** Folder that a new cluster goes below, when not `dataDir`: one in memory, for tests. */
  below?: string | undefined;
  /** Gets one plain line for every step that takes time. */
  log: (line: string) => void;
  /** False for tests: faster, but a crash of the machine loses the data. */
  durable?: boolean;
  /** Further settings of the server, `name=value`; they win over its own. */
  settings?: readonly string[];
}

export interface RunningPostgres {
  /** The database of the application. */
  url: string;
  /** The database `postgres`, to create and drop others. */
  adminUrl: string;
  port: number;
  /** Folder with the data; outside `dataDir` when root started it. */
  cluster: string;
  /** Ends all sessions, writes everything to disk and waits for the end of the process. */
  stop(): Promise<void>;
  /** Resolves when the server has ended, also by itself. */
  ended: Promise<void>;
}

const USER = 'linli';

/**
 * Starts the Postgres 18 that npm installed, on 127.0.0.1 only. The first start creates the cluster; a start after a
 * crash or `kill -9` recovers it, and ends a server that the killed start left running.
 *
 * Installs no signal handlers and no exit hooks: whoever starts it calls `stop`. It runs in its own process group, so
 * Ctrl-C in the terminal reaches the caller only, who can end the API before the database.
 *
 * @throws {AlreadyRunning} when another start is using the same folder.
 */
export async function startPostgres(options: StartOptions): Promise<RunningPostgres> {
  const { log } = options;
  const home = await postgresHome(options.dataDir, log, options.below);
  await clearLeftover(home, log);
  if (!(await exists(home.cluster))) await createCluster(home, options);

  for (let port = await freePort(options.port ?? 54_320), tries = 0; ; tries++) {
    const child = await launch(home, [
      ...settingsFor(port, options.durable ?? true),
      ...(options.settings ?? []),
    ]);
    const ended = once(child, 'exit').then(() => {});
    const lock = await whenReady(home, port, child);
    if (lock === undefined) {
      const text = await readFile(home.logFile, 'utf8');
      // Another start may have been faster, whose log this is then.
      await clearLeftover(home, log);
      const portLost = text.includes('could not create any TCP/IP sockets');
      // Backends of a killed server need a moment to notice.
      const busy = /shared memory block .* still in use|lock file "postmaster.pid" already exists/.test(text);
      if (tries > 20 || !(portLost || busy)) throw new Error(`Postgres did not start:\n${lastLines(text)}`);
      if (portLost) port = await freePort(port + 1);
      if (busy) await delay(500);
      continue;
    }
    await clearHalves(home);
    const { count } = await lock`select 1 from pg_database where datname = ${USER}`;
    if (count === 0) await lock.unsafe(`create database ${USER}`);
    return {
      url: urlOf(home, port, USER),
      adminUrl: urlOf(home, port, 'postgres'),
      port,
      cluster: home.cluster,
      ended,
      async stop() {
        await lock.end({ timeout: 1 });
        await stopServer(home, child);
        await ended;
      },
    };
  }
}

/**
 * The server in a data folder, whether it is running already or is started for this; `stop` ends it only if it was started.
 */
export async function reachPostgres(
  options: StartOptions,
): Promise<Pick<RunningPostgres, 'url' | 'adminUrl' | 'stop'>> {
  try {
    return await startPostgres(options);
  } catch (error) {
    if (!(error instanceof AlreadyRunning)) throw error;
    const home = await postgresHome(options.dataDir, options.log, options.below);
    return {
      url: urlOf(home, error.port, USER),
      adminUrl: urlOf(home, error.port, 'postgres'),
      stop: async () => {},
    };
  }
}

function urlOf(home: PostgresHome, port: number, database: string): string {
  return `postgres://${USER}:${home.password}@127.0.0.1:${port}/${database}`;
}

async function createCluster(home: PostgresHome, { log, durable }: StartOptions): Promise<void> {
  log('Creating the database cluster (first start only)');
  const half = `${home.cluster}.${randomBytes(4).toString('hex')}`;
  const passwordFile = `${half}.password`;
  await writeFile(passwordFile, home.password, { mode: 0o600 });
  if (home.account) await chown(passwordFile, home.account.uid, home.account.gid);
  const child = run(home, home.programs.initdb, [
    `--pgdata=${half}`,
    `--username=${USER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Same order of text on every machine; letters of all scripts count as letters (trigrams of Chinese names).
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    `--lc-ctype=${platform() === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
    '--no-instructions',
    ...(durable === false ? ['--no-sync'] : []),
  ]);
  const output = await finished(child);
  await rm(passwordFile, { force: true });
  if (
    child.exitCode === 0 &&
    (await rename(half, home.cluster).then(
      () => true,
      () => false,
    ))
  )
    return;
  await rm(half, { recursive: true, force: true });
  // Another start was faster.
  if (await exists(home.cluster)) return;
  throw new Error(`Could not create the database cluster:\n${lastLines(output)}`);
}

/** What starts left that were killed as they made the cluster, now that it is there. */
async function clearHalves({ cluster }: PostgresHome): Promise<void> {
  const folder = dirname(cluster);
  for (const name of await readdir(folder))
    if (name.startsWith(`${basename(cluster)}.`))
      await rm(join(folder, name), { recursive: true, force: true });
}

async function launch(home: PostgresHome, wanted: readonly string[]): Promise<ChildProcess> {
  const settings = wanted.flatMap((setting) => ['-c', setting]);
  const logFile = await open(home.logFile, 'w', 0o600);
  try {
    const child = spawn(home.programs.postgres, ['-D', home.cluster, ...settings], {
      ...surroundings(home),
      detached: true,
      stdio: ['ignore', logFile.fd, logFile.fd],
    });
    await once(child, 'spawn');
    return child;
  } finally {
    await logFile.close();
  }
}

function settingsFor(port: number, durable: boolean): string[] {
  const megabytes = Math.round(totalmem() / 2 ** 20);
  return [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    // Tests have several workers with all their pools on one server.
    `max_connections=${durable ? 120 : 400}`,
    `shared_buffers=${Math.min(512, Math.max(64, Math.round(megabytes / 8)))}MB`,
    `effective_cache_size=${Math.round(megabytes / 2)}MB`,
    'work_mem=16MB',
    'maintenance_work_mem=128MB',
    'random_page_cost=1.1',
    'jit=off',
    // No replicas of an embedded server: less to write for bulk loads.
    'wal_level=minimal',
    'max_wal_senders=0',
    // The log must not hold personal data: neither statements nor the values that broke a constraint.
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
    'log_checkpoints=off',
    ...(durable
      ? ['max_wal_size=2GB']
      : [
          'max_wal_size=128MB',
          'min_wal_size=32MB',
          'fsync=off',
          'synchronous_commit=off',
          'full_page_writes=off',
          'autovacuum=off',
        ]),
  ];
}

/** Resolves with the session that marks the server as ours, or with nothing when the server has given up. */
async function whenReady(home: PostgresHome, port: number, child: ChildProcess) {
  const url = urlOf(home, port, 'postgres');
  while (child.exitCode === null && child.signalCode === null) {
    const lock = postgres(url, {
      max: 1,
      idle_timeout: 0,
      max_lifetime: null,
      onnotice: () => {},
      connection: { application_name: 'linli launcher' },
    });
    try {
      await lock`select pg_advisory_lock(${MINE})`;
      return lock;
    } catch {
      await lock.end({ timeout: 0 });
      await delay(30);
    }
  }
  return undefined;
}

async function stopServer(home: PostgresHome, child: ChildProcess): Promise<void> {
  for (const mode of ['fast', 'immediate']) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    await finished(
      run(home, home.programs.pgCtl, ['stop', '-D', home.cluster, '-m', mode, '-w', '-t', '30']),
    );
  }
}

function run(home: PostgresHome, program: string, args: string[]): ChildProcess {
  return spawn(program, args, { ...surroundings(home), stdio: ['ignore', 'pipe', 'pipe'] });
}

function surroundings(home: PostgresHome) {
  // Postgres must be able to enter the folder it is started in; English messages are matched above.
  return { cwd: dirname(home.cluster), env: { ...process.env, LC_ALL: 'C' }, ...home.account };
}

async function finished(child: ChildProcess): Promise<string> {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  await once(child, 'close');
  return output;
}

/** `wanted`, or the next port on 127.0.0.1 that nobody listens on; 0 asks for any. */
export async function freePort(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + 100; port++) {
    const server = createServer();
    const failure = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      server.once('error', resolve);
      server.listen(port, '127.0.0.1', () => resolve(undefined));
    });
    if (failure === undefined) {
      const address = server.address();
      await new Promise((resolve) => server.close(resolve));
      return typeof address === 'object' && address !== null ? address.port : port;
    }
    if (failure.code !== 'EADDRINUSE' && failure.code !== 'EACCES') throw failure;
  }
  throw new Error(`No free port between ${wanted} and ${wanted + 99}`);
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-12).join('\n');
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
