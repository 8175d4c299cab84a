import { execFileSync } from 'node:child_process';
import path from 'node:path';

const app = path.resolve(import.meta.dirname, '../../apps/mini');

/** Folder of the built mini-program, built now when its sources have changed. */
export function builtMini(target: 'h5' | 'weapp'): string {
  execFileSync(process.execPath, ['config/build.mjs', target, '--if-changed'], {
    cwd: app,
    stdio: 'inherit',
  });
  return path.join(app, 'dist', target);
}
