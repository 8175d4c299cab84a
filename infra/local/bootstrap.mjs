// Every npm script starts here: `node infra/local/bootstrap.mjs <entry.ts> [arguments]`. Plain Node without
// dependencies, because it runs before anything is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const stamp = join(root, 'node_modules', '.linli-installed');
const { packageManager, engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

checkNode();
const [entry, ...args] = process.argv.slice(2);
if (entry === undefined) quit('Usage: node infra/local/bootstrap.mjs <entry.ts> [arguments]');
await install();
await run(entry, args);

function checkNode() {
  const wanted = engines.node.replace('>=', '');
  const [major = 0, minor = 0] = wanted.split('.').map(Number);
  const [ourMajor = 0, ourMinor = 0] = process.versions.node.split('.').map(Number);
  if (ourMajor > major || (ourMajor === major && ourMinor >= minor)) return;
  quit(`Linli needs Node ${wanted} or newer; this is ${process.versions.node}. See https://nodejs.org`);
}

/** Installs through the pinned pnpm, but only when the lock file is not the one that was installed last. */
async function install() {
  const installed = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === installed) return;
  console.log(`Installing with ${packageManager} (needs the network once, not for later starts)`);
  const code = await finished(
    // npx is a script on Windows, which only a shell can start; the arguments are our own.
    spawn('npx', ['--yes', packageManager, 'install', '--frozen-lockfile', '--prefer-offline'], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
      env: {
        ...process.env,
        npm_config_update_notifier: 'false',
        pnpm_config_confirm_modules_purge: 'false',
      },
    }),
  );
  if (code !== 0) {
    quit(
      'The installation failed; what went wrong stands above. The first start, and the first one after an update,\n' +
        'needs to reach the npm registry (behind a proxy: set HTTPS_PROXY; for a mirror: npm config set registry <address>).\n' +
        'Then run the same command again: it goes on where it stopped.',
    );
  }
  writeFileSync(stamp, installed);
}

function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}-${packageManager}\n`);
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

async function run(entry, args) {
  const tsx = pathToFileURL(join(root, 'node_modules', 'tsx', 'dist', 'loader.mjs')).href;
  // The channel tells the entry when this process is killed, so that it can stop what it started.
  const child = spawn(process.execPath, ['--import', tsx, join(root, entry), ...args], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event !== undefined) watchNpm(() => child.kill('SIGTERM'));
  process.exit(await finished(child));
}

/**
 * A signal to npm ends npm and perhaps the shell between npm and us, but does not reach us: we see it by a new parent.
 * Where the shell stays (dash waits for us), it is the shell's parent that changes.
 */
function watchNpm(gone) {
  const shell = processText(process.ppid, 'cmdline').includes('bootstrap.mjs') ? process.ppid : undefined;
  const family = () => `${process.ppid} ${shell === undefined ? '' : parentOf(shell)}`;
  const before = family();
  const timer = setInterval(() => {
    if (family() === before) return;
    clearInterval(timer);
    gone();
  }, 250);
  timer.unref();
}

/** Empty where there is no /proc; there the shell hands over to us and our parent is npm itself. */
function processText(pid, name) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}

function parentOf(pid) {
  // "pid (name, which may hold spaces) state parent …"
  return processText(pid, 'stat').split(') ').at(-1)?.split(' ')[1];
}

/** The exit code; by the shells' convention 128 + number when a signal ended it. */
function finished(child) {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error.message);
      resolve(127);
    });
    child.once('exit', (code, signal) => {
      const numbers = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };
      resolve(code ?? 128 + (numbers[signal] ?? 0));
    });
  });
}

function quit(message) {
  console.error(message);
  process.exit(1);
}
