/**
 * `node config/build.mjs [--if-changed]`: one production build into `dist`. With `--if-changed` nothing is done when no
 * source changed since the last good build.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { fingerprintOf } from '../../../infra/local/unchanged.mjs';

const app = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const dist = path.join(app, 'dist');
const stamp = path.join(dist, '.stamp');
const wanted = fingerprintOf(
  ['src', 'config', 'index.html', 'vite.config.ts', 'package.json', 'tsconfig.json'].map(
    (name) => `apps/console/${name}`,
  ),
  '',
);

if (process.argv.includes('--if-changed') && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
  console.log('console: unchanged');
} else {
  rmSync(dist, { recursive: true, force: true });
  await build({ root: app, logLevel: 'warn' });
  mkdirSync(dist, { recursive: true });
  writeFileSync(stamp, wanted);
  console.log('console: built apps/console/dist');
}
