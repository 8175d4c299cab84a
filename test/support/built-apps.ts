import { execFileSync } from 'node:child_process';
import path from 'node:path';

const folderOf = (app: string) => path.resolve(import.meta.dirname, '../../apps', app);

function build(app: string, ...args: string[]): void {
  execFileSync(process.execPath, ['config/build.mjs', ...args, '--if-changed'], {
    cwd: folderOf(app),
    stdio: 'inherit',
  });
}

/** Folder of the built mini-program, built now when its sources have changed. */
export function builtMini(target: 'h5' | 'weapp'): string {
  build('mini', target, '--fast');
  return path.join(folderOf('mini'), 'dist', target);
}

/** Folder of the built console, built now when its sources have changed. */
export function builtConsole(): string {
  build('console');
  return path.join(folderOf('console'), 'dist');
}
