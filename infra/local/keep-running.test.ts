import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { type KeepOptions, keepRunning } from './keep-running.ts';

const folder = await mkdtemp(join(tmpdir(), 'linli-kept-'));
afterAll(() => rm(folder, { recursive: true }));

/** Starts an entry with this body; `runs()` counts the lines it printed. */
async function keep(name: string, body: string, more: Partial<KeepOptions> = {}) {
  const entry = join(folder, `${name}.ts`);
  const logFile = join(folder, `${name}.log`);
  const lines: string[] = [];
  await writeFile(entry, body);
  const log = (line: string) => lines.push(line);
  const kept = await keepRunning({ name, entry, env: process.env, logFile, log, firstPauseMs: 10, ...more });
  onTestFinished(kept.stop);
  const runs = async () => (await readFile(logFile, 'utf8')).split('\n').filter((line) => line !== '');
  return { kept, lines, runs };
}

const alive = 'console.log(process.pid); process.send?.({ listening: 4321 }); setInterval(() => {}, 1000);';
const isAlive = (pid: string | undefined) => {
  try {
    return process.kill(Number(pid), 0);
  } catch {
    return false;
  }
};

test('a crashed process is started again, and says so', async () => {
  const { kept, lines, runs } = await keep('crashes', alive);
  expect(kept.port).toBe(4321);
  process.kill(Number((await runs())[0]), 'SIGKILL');
  await expect.poll(runs).toHaveLength(2);
  expect(lines).toEqual([expect.stringMatching(/^The crashes ended \(SIGKILL\)/)]);
});

test('after each crash in a row the pause doubles', async () => {
  const { lines } = await keep(
    'flaps',
    `process.send?.({ listening: 1 }); setTimeout(() => process.exit(3), 20);`,
  );
  await expect.poll(() => lines.length).toBeGreaterThan(2);
  expect(lines.map((line) => line.match(/in ([\d.]+) s/)?.[1]).slice(0, 3)).toEqual(['0.01', '0.02', '0.04']);
});

test('a process that is stopped stays stopped', async () => {
  const { kept, lines, runs } = await keep('stops', alive);
  await kept.stop();
  expect(isAlive((await runs())[0])).toBe(false);
  expect(lines).toEqual([]);
});

test('a process that does not want to end is ended', async () => {
  const { kept, runs } = await keep('stays', `process.on('SIGTERM', () => {}); ${alive}`, { patienceMs: 50 });
  await kept.stop();
  expect(isAlive((await runs())[0])).toBe(false);
});

test('a process that ends before it listens fails the start with what it printed', async () => {
  await expect(keep('fails', `console.error('no such database'); process.exit(1);`)).rejects.toThrow(
    /The fails did not start:\nno such database/,
  );
});
