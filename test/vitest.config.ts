import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const exclude = ['**/node_modules/**', '**/dist/**', '**/.cache/**', '**/.data/**'];

// The field's zone is Asia/Shanghai; code that leans on the machine's zone must fail somewhere.
const env = { TZ: 'America/New_York' };

// Whatever a test waits for may take its time on a busy machine.
const expect = { poll: { timeout: 30_000 } };

/** Unit tests that put doubles of Taro in the place of modules. */
const mini = 'apps/mini/**/*.test.{ts,tsx}';
const migrations = 'test/architecture/migrations.test.ts';
/** The desk in a browser, beside which the pages of the phone are opened. */
const desk = 'test/browser/{console,secretary,shift-board}.test.ts';

/** A suite that starts servers, browsers or builds of its own: one file at a time unless told, with patience. */
function story(
  name: string,
  patience: number,
  {
    include = `test/${name}/**/*.test.ts`,
    not = [] as string[],
    fileParallelism = false,
    isolate = true,
  } = {},
) {
  return {
    root,
    test: {
      name,
      include: [include],
      exclude: [...exclude, ...not],
      env,
      testTimeout: patience,
      hookTimeout: patience,
      expect,
      fileParallelism,
      isolate,
    },
  };
}

// Projects do not extend this file: each would then run the global setup again.
export default defineConfig({
  root,
  test: {
    // One a core: half of the time a file waits for Postgres or for its imports.
    maxWorkers: '100%',
    globalSetup: fileURLToPath(new URL('support/postgres-setup.ts', import.meta.url)),
    projects: [
      {
        root,
        test: {
          name: 'unit',
          include: ['{packages,apps,infra}/**/*.test.{ts,tsx}', 'test/{load,simulate,support}/**/*.test.ts'],
          exclude: [...exclude, mini],
          env,
          // No file mocks a module and no module keeps a state, so files of one process share what they import.
          isolate: false,
          // Thousands of drawn problems are solved in some of them: patience for machines that have other work as well.
          testTimeout: 180_000,
          hookTimeout: 60_000,
          expect,
        },
      },
      {
        root,
        test: { name: 'mini', include: [mini], exclude, env, testTimeout: 60_000, expect },
      },
      story('architecture', 300_000, { not: [migrations] }),
      story('migrations', 120_000, { include: migrations }),
      // Each has a database and a clock of its own, and no process.
      story('journeys', 120_000, { fileParallelism: true, isolate: false }),
      story('weapp', 300_000),
      story('browser', 300_000, { not: [desk] }),
      story('console', 300_000, { include: desk }),
      // Each file has databases, folders and processes of its own.
      story('fault', 600_000, { fileParallelism: true, isolate: false }),
    ],
  },
});
