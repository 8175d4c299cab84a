import { execFileSync } from 'node:child_process';
import path from 'node:path';

const app = path.resolve(import.meta.dirname, '../../apps/mini');

/** The built mini-program, built now when its sources have changed. */
export function builtWeapp(): string {
  execFileSync(process.execPath, ['config/build.mjs', 'weapp', '--if-changed', '--fast'], {
    cwd: app,
    stdio: 'inherit',
  });
  return path.join(app, 'dist/weapp');
}
