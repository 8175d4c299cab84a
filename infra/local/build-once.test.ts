import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildOnce } from './build-once.mjs';

let app: string;
let built: number;

beforeEach(async () => {
  app = await mkdtemp(join(tmpdir(), 'linli-build-'));
  built = 0;
});
afterEach(() => rm(app, { recursive: true }));

/** A build that takes its time and leaves one file, unless told to leave none. */
const buildIt = (over: { switches?: string; ifChanged?: boolean; leaves?: boolean } = {}) =>
  buildOnce({
    name: 'app',
    app,
    dist: join(app, 'dist'),
    sources: [],
    switches: over.switches ?? '',
    ifChanged: over.ifChanged ?? true,
    mustExist: ['index.html'],
    async build() {
      built++;
      const mine = built;
      await mkdir(join(app, 'dist'));
      await new Promise(setImmediate);
      if (over.leaves ?? true) await writeFile(join(app, 'dist/index.html'), '');
      expect(built, 'another build began before this one ended').toBe(mine);
    },
  });

test('builds that start together run one after the other, and the later ones find nothing to do', async () => {
  await Promise.all([buildIt(), buildIt(), buildIt()]);
  expect(built).toBe(1);
});

test('builds of one app never run side by side, whatever they build', async () => {
  await Promise.all([buildIt({ switches: 'a' }), buildIt({ switches: 'b' })]);
  expect(built).toBe(2);
});

test('a build that ends well and leaves nothing is a failure, and is tried again', async () => {
  await expect(buildIt({ leaves: false })).rejects.toThrow('no complete');
  await buildIt();
  expect(built).toBe(2);
});

test('an incomplete folder is built again though no source changed', async () => {
  await buildIt();
  await rm(join(app, 'dist/index.html'));
  await buildIt();
  expect(built).toBe(2);
});
