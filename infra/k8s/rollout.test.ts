import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { render } from './render.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'linli-rollout-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A cluster that notes what it is asked to do, and whose migration ends as it is told. */
function rollOut(migration: 'complete' | 'failed'): { status: number | null; asked: string[] } {
  const notes = join(folder, `${migration}.txt`);
  writeFileSync(notes, '');
  const kubectl = join(folder, 'kubectl');
  writeFileSync(
    kubectl,
    `#!/bin/sh
[ "$1" = kustomize ] || printf '%s\\n' "$*" >> '${notes}'
[ "$1" != wait ] || [ ${migration} = complete ]
`,
  );
  chmodSync(kubectl, 0o755);
  const { status } = spawnSync('sh', [`${here}rollout.sh`, 'community'], {
    env: { PATH: `${folder}${delimiter}${process.env.PATH}` },
  });
  return { status, asked: readFileSync(notes, 'utf8').trim().split('\n') };
}

describe('a rollout', () => {
  it('brings the migration in first, waits for it, and then everything', () => {
    const { status, asked } = rollOut('complete');
    expect(status).toBe(0);
    expect(asked.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'apply --namespace',
      'delete job',
      'apply --namespace',
      'wait job/linli-migrate',
      'apply --kustomize',
      'rollout status',
      'rollout status',
    ]);
  });

  it('leaves what runs alone when the migration fails', () => {
    const { status, asked } = rollOut('failed');
    expect(status).not.toBe(0);
    expect(asked.at(-1)).toContain('wait job/linli-migrate');
  });

  it('finds by its labels what the migration needs, and the migration', () => {
    const [settings, migrate] = [
      ...readFileSync(`${here}rollout.sh`, 'utf8').matchAll(/component=(\w+)/g),
    ].map(([, component]) =>
      render(`${here}overlays/community`)
        .filter(({ metadata }) => metadata.labels?.['app.kubernetes.io/component'] === component)
        .map(({ kind }) => kind),
    );
    expect(settings?.toSorted()).toEqual(['ConfigMap', 'Namespace', 'ServiceAccount']);
    expect(migrate).toEqual(['Job']);
  });
});
