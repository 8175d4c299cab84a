/**
 * `node config/build.mjs h5|weapp [--fast] [--if-changed]`: one production build into `dist/<target>`.
 * `--fast` minifies with esbuild; `--if-changed` does nothing when no source changed since the last good build.
 * Taro can exit 0 without any output, so the result itself is looked at.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprintOf } from '../../../infra/local/unchanged.mjs';

const app = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const repository = path.resolve(app, '../..');
const [target, ...flags] = process.argv.slice(2);
const mustExist = { h5: ['index.html', 'js'], weapp: ['app.js', 'app.json', 'app.wxss', 'base.wxml'] }[
  target
];
if (!mustExist) {
  console.error('usage: build.mjs h5|weapp [--fast] [--if-changed]');
  process.exit(2);
}

const fast = flags.includes('--fast');
const dist = path.join(app, 'dist', target);
const stamp = path.join(app, 'dist', `${target}.stamp`);
const wanted = fingerprintOf(
  ['src', 'config', 'types', 'babel.config.js', 'package.json', 'tsconfig.json'].map(
    (name) => `apps/mini/${name}`,
  ),
  `${fast} ${process.env.LINLI_API ?? ''}`,
);
if (
  flags.includes('--if-changed') &&
  complete() &&
  existsSync(stamp) &&
  readFileSync(stamp, 'utf8') === wanted
) {
  console.log(`${target}: unchanged`);
  process.exit(0);
}

rmSync(dist, { recursive: true, force: true });
rmSync(stamp, { force: true });
const taro = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@tarojs/cli/package.json')),
  'bin/taro',
);
const run = spawnSync(process.execPath, [taro, 'build', '--type', target, '--no-check'], {
  cwd: app,
  encoding: 'utf8',
  env: {
    ...process.env,
    NODE_ENV: 'production',
    LINLI_FAST: fast ? '1' : '0',
    BROWSERSLIST_IGNORE_OLD_DATA: '1',
  },
});
if (run.status !== 0 || !complete()) {
  console.error(run.stdout, run.stderr);
  console.error(`${target}: the build left no complete ${path.relative(repository, dist)}`);
  process.exit(1);
}
mkdirSync(path.dirname(stamp), { recursive: true });
writeFileSync(stamp, wanted);
console.log(`${target}: built ${path.relative(repository, dist)}`);

function complete() {
  return mustExist.every((name) => existsSync(path.join(dist, name)));
}
