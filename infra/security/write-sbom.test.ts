import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { writeSbom } from './write-sbom.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const manifests = [
  'apps/api',
  'apps/worker',
  'apps/console',
  'apps/mini',
  'packages/services',
  'packages/db',
  'infra',
];

test('what the product consists of names every dependency of production code in the version that is pinned', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'linli-sbom-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const { components } = await writeSbom(join(folder, 'sbom.json'));
  const has = new Set(components.map(({ purl }) => decodeURIComponent(purl)));
  const { catalog } = parse(await readFile(`${root}pnpm-workspace.yaml`, 'utf8')) as {
    catalog: Record<string, string>;
  };
  const missing: string[] = [];
  let looked = 0;
  for (const manifest of manifests) {
    const { dependencies = {} } = JSON.parse(await readFile(`${root}${manifest}/package.json`, 'utf8')) as {
      dependencies?: Record<string, string>;
    };
    for (const name of Object.keys(dependencies).filter((each) => !each.startsWith('@linli/'))) {
      looked++;
      const version = catalog[name] ?? '';
      // Ranges say where a version begins; the lock file decides.
      const known = version.startsWith('^')
        ? [...has].some((purl) => purl.startsWith(`pkg:npm/${name}@`))
        : has.has(`pkg:npm/${name}@${version}`);
      if (!known) missing.push(`${name}@${version}`);
    }
  }
  expect(looked).toBeGreaterThan(30);
  expect(missing).toEqual([]);
});
