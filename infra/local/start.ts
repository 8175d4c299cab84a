import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate } from '@linli/db/migrate';
import { readConfig } from '@linli/services/config';
import { destroyedListFile } from '../backup/destroyed.ts';
import { buildConsole, buildMiniProgram, consoleFolder, h5Folder } from './build-apps.ts';
import { accountLines, bringInDemo } from './demo/bring-in.ts';
import { keepRunning } from './keep-running.ts';
import { freePort, startPostgres } from './postgres.ts';
import { AlreadyRunning } from './postgres-leftover.ts';
import { localSecrets } from './secrets.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const dataDir = process.env.LINLI_DATA ?? join(root, '.data');
/** Where the running Linli answers, for somebody who starts it twice. */
const addressFile = join(dataDir, 'address');
const log = (line: string) => console.log(`  ${line}`);

/** What has been started; the database is stopped when all that use it have ended. */
const started: { name: string; stop(): Promise<void> }[] = [];
const database = 'database';
let stopping = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0));
// The bootstrap was killed: nobody is there any more to stop us.
process.on('disconnect', () => stop(0));

try {
  await start();
} catch (error) {
  // Stopping pulls the ground from under a start that is not done yet.
  if (!stopping) {
    console.error(`\n${(error as Error).message}`);
    if (error instanceof AlreadyRunning) console.error(await readFile(addressFile, 'utf8').catch(() => ''));
    await stop(1);
  }
}

async function start(): Promise<void> {
  console.log('Starting Linli 邻里');
  await mkdir(join(dataDir, 'logs'), { recursive: true, mode: 0o700 });
  const env = await environment();
  const config = readConfig(env);

  log('Apps: building those whose sources changed (the first time takes about a minute)');
  const builds = [buildMiniProgram(), buildConsole()];
  for (const build of builds) started.push({ name: 'build', stop: build.stop });
  const built = Promise.all(builds.map(({ done }) => done));
  built.catch(() => {}); // looked at below

  const { applied, before } = await migrate(config.databaseUrl);
  log(`Database: ${applied.length} migrations applied, ${before} were there`);
  // Without a gateway for one-time codes this is a trial, and a trial needs somebody to look at.
  const accounts = config.sms === null ? await bringInDemo(config, log) : [];
  await saying('Apps: still building', built);
  log('Apps: ready');

  const [port] = await Promise.all([
    run('api', config.port, (free) => ({
      ...env,
      PORT: free,
      H5_FOLDER: h5Folder,
      CONSOLE_FOLDER: consoleFolder,
    })),
    run('worker', config.workerPort, (free) => ({ ...env, WORKER_PORT: free })),
  ]);
  if (config.port !== 0 && port !== config.port) log(`Port ${config.port} is taken; using ${port}`);
  const shown = /^(0\.0\.0\.0|::)$/.test(config.host) ? '127.0.0.1' : config.host;
  const address = `http://${shown}:${port}/`;
  await writeFile(addressFile, address);
  console.log(welcome(address, accountLines(accounts)));
}

/** Keeps an app running on the wanted port or the next free one. @returns the port */
async function run(name: string, wanted: number, env: (port: string) => NodeJS.ProcessEnv): Promise<number> {
  const entry = join(root, 'apps', name, 'src/main.ts');
  const logFile = join(dataDir, 'logs', `${name}.log`);
  for (let port = await freePort(wanted), tries = 1; ; tries++) {
    try {
      const kept = await keepRunning({ name, entry, logFile, log, env: env(String(port)) });
      started.push({ name, stop: kept.stop });
      return kept.port;
    } catch (error) {
      // Somebody took it after we had looked.
      if (tries > 5 || !(error as Error).message.includes('EADDRINUSE')) throw error;
      port = await freePort(port + 1);
    }
  }
}

/** Waits, and says every quarter of a minute that there is something to wait for. */
async function saying(line: string, work: Promise<unknown>): Promise<void> {
  const timer = setInterval(() => log(line), 15_000);
  await work.finally(() => clearInterval(timer));
}

/** The environment of API and worker: ours, and what the embedded installation adds where nothing is set. */
async function environment(): Promise<NodeJS.ProcessEnv> {
  const secrets = await localSecrets(dataDir);
  const env: NodeJS.ProcessEnv = {
    DESTROYED_LIST: join(dataDir, destroyedListFile),
    ...secrets,
    ...process.env,
  };
  if (env.DATABASE_URL) {
    log('Database: the one of DATABASE_URL');
    return env;
  }
  log('Database: starting the embedded Postgres');
  const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres'), log });
  started.push({ name: database, stop: postgres.stop });
  if (!postgres.cluster.startsWith(dataDir)) log(`Database: its files are in ${postgres.cluster}`);
  postgres.ended.then(() => {
    if (stopping) return;
    console.error(`The database ended by itself; see ${join(dataDir, 'postgres/server.log')}`);
    stop(1);
  });
  return { DEMO: env.SMS_URL ? '0' : '1', ...env, DATABASE_URL: postgres.url };
}

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  if (started.length > 0) console.log('\nStopping …');
  const end = (each: (typeof started)[number]) =>
    each.stop().catch((error: Error) => console.error(`${each.name}: ${error.message}`));
  await Promise.all(started.filter(({ name }) => name !== database).map(end));
  await Promise.all(started.filter(({ name }) => name === database).map(end));
  if (started.length > 0) console.log('Stopped. Your data is kept. · 已停止，数据已保存。');
  process.exit(code);
}

function welcome(address: string, accounts: readonly string[]): string {
  const toTry = [
    '',
    '  Accounts to try, the code is shown on the page · 演示账号，验证码显示在页面上',
    ...accounts.map((line) => `    ${line}`),
  ];
  return `
Linli is running · 邻里已启动

  ${address}
  ${address}console/   for staff at a desk · 社区工作台
${accounts.length === 0 ? '' : `${toTry.join('\n')}\n`}
  Data · 数据      ${dataDir}
  Logs · 日志      ${join(dataDir, 'logs')}
  Stop · 停止      Ctrl-C
`;
}
