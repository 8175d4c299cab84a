import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

/** A tiny project below a path with spaces; its npx notes each installation and makes the loader, or fails. */
async function project({ node = '>=20.19', npx = 'true' } = {}) {
  const root = await mkdtemp(join(tmpdir(), 'a clone of linli '));
  onTestFinished(() => rm(root, { recursive: true }));
  await mkdir(join(root, 'infra/local'), { recursive: true });
  await mkdir(join(root, 'bin'));
  await cp(fileURLToPath(new URL('bootstrap.mjs', import.meta.url)), join(root, 'infra/local/bootstrap.mjs'));
  const manifest = { packageManager: 'pnpm@1.2.3', engines: { node } };
  await writeFile(join(root, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(root, 'pnpm-lock.yaml'), 'one');
  await writeFile(join(root, 'pnpm-workspace.yaml'), '');
  await writeFile(
    join(root, 'bin/npx'),
    `#!/bin/sh\necho "$*" >> installs\nmkdir -p node_modules/tsx/dist\n: > node_modules/tsx/dist/loader.mjs\n${npx}\n`,
  );
  await chmod(join(root, 'bin/npx'), 0o755);
  const start = (...args: string[]) =>
    spawn(process.execPath, [join(root, 'infra/local/bootstrap.mjs'), 'entry.mjs', ...args], {
      env: { ...process.env, PATH: `${join(root, 'bin')}${delimiter}${process.env.PATH}` },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  return {
    start,
    entry: (text: string) => writeFile(join(root, 'entry.mjs'), text),
    lock: (text: string) => writeFile(join(root, 'pnpm-lock.yaml'), text),
    installs: async () => {
      const text = await readFile(join(root, 'installs'), 'utf8').catch(() => '');
      return text.split('\n').filter((line) => line !== '');
    },
  };
}

async function outcome(child: ChildProcess) {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

test('installs with the pinned pnpm, then only again when the lock file has changed', async () => {
  const { start, entry, lock, installs } = await project();
  await entry('');
  await outcome(start());
  await outcome(start());
  expect(await installs()).toEqual(['--yes pnpm@1.2.3 install --frozen-lockfile --prefer-offline']);
  await lock('two');
  await outcome(start());
  expect(await installs()).toHaveLength(2);
});

test('arguments and exit code pass through', async () => {
  const { start, entry } = await project();
  await entry('console.log(process.argv.slice(2)); process.exit(7);');
  const { code, output } = await outcome(start('--name', 'two words'));
  expect(code).toBe(7);
  expect(output).toContain("'two words'");
});

test('signals reach the entry, which decides how to end', async () => {
  const { start, entry } = await project();
  await entry(
    `process.on('SIGTERM', () => process.exit(5)); setInterval(() => {}, 1000); console.log('ready');`,
  );
  const child = start();
  child.stdout?.on('data', (chunk: Buffer) => chunk.toString().includes('ready') && child.kill('SIGTERM'));
  expect((await outcome(child)).code).toBe(5);
});

test('the entry learns that its starter was killed', async () => {
  const { start, entry } = await project();
  await entry(
    `process.on('disconnect', () => { console.log('orphan'); process.exit(); }); console.log('ready');`,
  );
  const child = start();
  child.stdout?.on('data', (chunk: Buffer) => chunk.toString().includes('ready') && child.kill('SIGKILL'));
  expect((await outcome(child)).output).toContain('orphan');
});

test('a failed installation says what it needs, starts nothing, and is tried again', async () => {
  const { start, entry, installs } = await project({ npx: 'exit 1' });
  await entry(`console.log('started');`);
  const { code, output } = await outcome(start());
  expect(code).toBe(1);
  expect(output).toContain('npm registry');
  expect(output).not.toContain('started');
  await outcome(start());
  expect(await installs()).toHaveLength(2);
});

test('an older Node is told which one is needed, before anything is installed', async () => {
  const { start, installs } = await project({ node: '>=99.1' });
  const { code, output } = await outcome(start());
  expect(code).toBe(1);
  expect(output).toContain('needs Node 99.1 or newer');
  expect(await installs()).toEqual([]);
});
