import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { migrate, migrationsFolder } from '@linli/db/migrate';
import { expect, onTestFinished, test } from 'vitest';
import { command } from '../support/command.ts';
import { emptyDatabase } from '../support/database.ts';
import { root } from './sources.ts';

interface Journal {
  entries: { idx: number; when: number; tag: string }[];
}

const journal = JSON.parse(await readFile(join(migrationsFolder, 'meta/_journal.json'), 'utf8')) as Journal;

test('the journal is numbered without gaps and names every file that is there', async () => {
  const files = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql')).sort();
  expect(journal.entries.map(({ tag }) => `${tag}.sql`)).toEqual(files);
  expect(journal.entries.map(({ tag }) => Number(tag.slice(0, 4)))).toEqual(
    journal.entries.map(({ idx }) => idx),
  );
});

test('each snapshot of the schema continues the one before', async () => {
  const snapshots = await Promise.all(
    journal.entries.map(async ({ tag }) => {
      const file = join(migrationsFolder, 'meta', `${tag.slice(0, 4)}_snapshot.json`);
      return JSON.parse(await readFile(file, 'utf8')) as { id: string; prevId: string };
    }),
  );
  expect(snapshots.slice(1).map(({ prevId }) => prevId)).toEqual(snapshots.slice(0, -1).map(({ id }) => id));
});

test('the tables in the code are those the migrations make: generating again adds nothing', async () => {
  const copy = await mkdtemp(join(root, '.cache/drift-'));
  onTestFinished(() => rm(copy, { recursive: true }));
  await cp(migrationsFolder, copy, { recursive: true });
  const { code, output } = await command('drizzle-kit', [
    'generate',
    '--dialect=postgresql',
    '--schema=packages/db/src/*/*tables.ts',
    `--out=${relative(root, copy)}`,
  ]);
  expect(output).toContain('No schema changes');
  expect(code).toBe(0);
  expect((await readdir(copy)).sort()).toEqual((await readdir(migrationsFolder)).sort());
});

test('all migrations apply to an empty database, in the order of the journal', async () => {
  const { url } = await emptyDatabase();
  expect(await migrate(url)).toEqual({ applied: journal.entries.map(({ tag }) => tag), before: 0 });
});
