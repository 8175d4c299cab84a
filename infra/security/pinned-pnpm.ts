import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Runs the pnpm that `package.json` pins, at the top of the repository. @returns its exit code and what it said */
export async function pinnedPnpm(args: readonly string[]): Promise<{ code: number; said: string }> {
  const { packageManager } = JSON.parse(await readFile(`${root}package.json`, 'utf8')) as {
    packageManager: string;
  };
  // npx is a script on Windows, which only a shell can start; the arguments are our own.
  const child = spawn('npx', ['--yes', packageManager, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (said += String(piece)));
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exit) => resolve(exit ?? 1));
  });
  return { code, said };
}
