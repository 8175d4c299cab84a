/**
 * `node config/build.mjs h5|weapp [--if-changed]`: one production build into `dist/<target>`.
 * With `--if-changed` nothing is done when no source changed since the last good build.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildOnce } from '../../../infra/local/build-once.mjs';

const app = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const [target, ...flags] = process.argv.slice(2);
const mustExist = { h5: ['index.html', 'js'], weapp: ['app.js', 'app.json', 'app.wxss', 'base.wxml'] }[
  target
];
if (!mustExist) {
  console.error('usage: build.mjs h5|weapp [--if-changed]');
  process.exit(2);
}

await buildOnce({
  name: target,
  app,
  dist: path.join(app, 'dist', target),
  sources: ['src', 'config', 'types', 'babel.config.js', 'package.json', 'tsconfig.json'].map(
    (name) => `apps/mini/${name}`,
  ),
  switches: process.env.LINLI_API ?? '',
  ifChanged: flags.includes('--if-changed'),
  mustExist,
  build,
});

/** Taro's build in a process of its own. Its bars are kept back unless it fails. */
async function build() {
  const taro = path.join(
    path.dirname(createRequire(import.meta.url).resolve('@tarojs/cli/package.json')),
    'bin/taro',
  );
  const child = spawn(process.execPath, [taro, 'build', '--type', target, '--no-check'], {
    cwd: app,
    env: { ...process.env, NODE_ENV: 'production', BROWSERSLIST_IGNORE_OLD_DATA: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${output}\n${target}: Taro ended with code ${code}`);
}
