import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import postgres from 'postgres';
import type { PostgresHome } from './postgres-home.ts';

/** Advisory lock in the database `postgres`, held by the start that owns the server for as long as it lives. */
export const MINE = 7_211_946_301;

/** Looks, a tenth of a second apart, before a server counts as left behind: another start takes its lock a moment after it answers. */
const patience = 30;

/** Another start is using this data folder right now. */
export class AlreadyRunning extends Error {
  override name = 'AlreadyRunning';
  constructor(readonly port: number) {
    super(`Linli is already running on this data folder (its database is on port ${port}).`);
  }
}

/**
 * Makes the cluster ready for a start after the last one was killed: removes a pid file that names somebody else's
 * process, and stops a server whose starter is gone.
 *
 * @throws {AlreadyRunning} when the starter is alive.
 */
export async function clearLeftover(home: PostgresHome, log: (line: string) => void): Promise<void> {
  const pidFile = join(home.cluster, 'postmaster.pid');
  const [pidLine, , , portLine] = (await readFile(pidFile, 'utf8').catch(() => '')).split('\n');
  const pid = Number(pidLine);
  if (!(pid > 0) || !isAlive(pid)) return; // Postgres replaces the file itself
  if (!(await isServerOf(pid, home.cluster))) {
    await rm(pidFile, { force: true });
    return;
  }
  const port = Number(portLine);
  let gone = 0;
  // It may be recovering or already on its way out; then it answers later or ends.
  for (let tries = 0; tries < 300 && isAlive(pid); tries++) {
    const state = await ownerOf(home, port);
    if (state === 'alive') throw new AlreadyRunning(port);
    gone = state === 'gone' ? gone + 1 : 0;
    if (gone > patience) {
      log('Stopping the database that a killed start left running');
      process.kill(pid, 'SIGINT');
      await untilGone(pid, pidFile);
      return;
    }
    await delay(100);
  }
  if (isAlive(pid))
    throw new Error(`A Postgres with process id ${pid} holds ${home.cluster} and does not answer.`);
}

async function ownerOf(home: PostgresHome, port: number): Promise<'alive' | 'gone' | 'unknown'> {
  const sql = postgres(`postgres://linli:${home.password}@127.0.0.1:${port}/postgres`, {
    max: 1,
    onnotice: () => {},
  });
  try {
    const [row] = await sql<{ free: boolean }[]>`select pg_try_advisory_lock(${MINE}) as free`;
    return row?.free ? 'gone' : 'alive';
  } catch {
    return 'unknown';
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function untilGone(pid: number, pidFile: string): Promise<void> {
  // The file goes last; in a container without an init the process itself stays on as a zombie.
  const isThere = () =>
    readFile(pidFile).then(
      () => isAlive(pid),
      () => false,
    );
  for (let tries = 0; tries < 300; tries++) {
    if (!(await isThere())) return;
    await delay(100);
  }
  throw new Error(`The database left behind (process id ${pid}) does not stop.`);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** After a restart of the machine the number may belong to any other process. */
async function isServerOf(pid: number, cluster: string): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8')
    .catch(async () => (await promisify(execFile)('ps', ['-o', 'args=', '-p', String(pid)])).stdout)
    .catch(() => cluster); // cannot tell (Windows): take it for ours
  return command.includes(cluster);
}
