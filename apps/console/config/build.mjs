/**
 * `node config/build.mjs [--if-changed]`: one production build into `dist`. With `--if-changed` nothing is done when no
 * source changed since the last good build.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { buildOnce } from '../../../infra/local/build-once.mjs';

const app = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const dist = path.join(app, 'dist');

await buildOnce({
  name: 'console',
  app,
  dist,
  sources: ['src', 'config', 'index.html', 'vite.config.ts', 'package.json', 'tsconfig.json'].map(
    (name) => `apps/console/${name}`,
  ),
  ifChanged: process.argv.includes('--if-changed'),
  mustExist: ['index.html', 'assets'],
  async build() {
    await build({ root: app, logLevel: 'error' });
    compress();
  },
});

/** What the API sends to browsers that take it compressed, made once instead of with every answer. */
function compress() {
  const assets = path.join(dist, 'assets');
  for (const file of readdirSync(assets)) {
    const bytes = readFileSync(path.join(assets, file));
    writeFileSync(path.join(assets, `${file}.br`), brotliCompressSync(bytes));
    writeFileSync(path.join(assets, `${file}.gz`), gzipSync(bytes));
  }
}
