import { execFileSync } from 'node:child_process';
import path from 'node:path';

const app = path.resolve(import.meta.dirname, '../../apps/console');

/** Folder of the built console, built now when its sources have changed. */
export function builtConsole(): string {
  execFileSync(process.execPath, ['config/build.mjs', '--if-changed'], { cwd: app, stdio: 'inherit' });
  return path.join(app, 'dist');
}
