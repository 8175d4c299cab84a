import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyDatabase, testDatabase } from '@linli/test/support/database';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate, pendingMigrations } from './migrate.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linli-migrations-'));
  await mkdir(join(folder, 'meta'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Writes a journal; `when` is the date drizzle-kit stamps on a migration. */
async function journal(...entries: { tag: string; when: number; text: string }[]) {
  for (const { tag, text } of entries) await writeFile(join(folder, `${tag}.sql`), text);
  const listed = entries.map(({ tag, when }, idx) => ({ idx, version: '7', when, tag, breakpoints: true }));
  await writeFile(join(folder, 'meta/_journal.json'), JSON.stringify({ version: '7', entries: listed }));
}

const streets = { tag: '0000_streets', when: 10, text: 'create table streets (id int primary key)' };
const doors = {
  tag: '0001_doors',
  when: 30,
  text: 'create table doors (street int references streets)\n--> statement-breakpoint\ninsert into doors values (null)',
};

test('a second run finds nothing to do', async () => {
  const { url, sql } = await emptyDatabase();
  await journal(streets, doors);
  expect(await migrate(url, folder)).toEqual({ applied: ['0000_streets', '0001_doors'], before: 0 });
  expect(await migrate(url, folder)).toEqual({ applied: [], before: 2 });
  expect(await sql`select * from doors`).toHaveLength(1);
});

test('a migration merged late, with an older date, is applied and not skipped', async () => {
  const { url, sql } = await emptyDatabase();
  await journal(streets, doors);
  await migrate(url, folder);
  const late = { tag: '0001_lanes', when: 20, text: 'create table lanes (id int)' };
  await journal(streets, late, doors);
  expect(await pendingMigrations(sql, folder)).toEqual(['0001_lanes']);
  expect((await migrate(url, folder)).applied).toEqual(['0001_lanes']);
  expect(await sql`select * from lanes`).toHaveLength(0);
});

test('a migration that fails leaves nothing of itself and keeps those before it', async () => {
  const { url, sql } = await emptyDatabase();
  const broken = { tag: '0001_broken', when: 20, text: 'create table half (id int);\nselect no_such_column' };
  await journal(streets, broken);
  await expect(migrate(url, folder)).rejects.toThrow(/^0001_broken: .*no_such_column/);
  expect(await sql`select to_regclass('streets') as streets, to_regclass('half') as half`).toEqual([
    { streets: 'streets', half: null },
  ]);
  expect(await pendingMigrations(sql, folder)).toEqual(['0001_broken']);
});

test('a migration edited after it was applied is refused by name', async () => {
  const { url } = await emptyDatabase();
  await journal(streets);
  await migrate(url, folder);
  await journal({ ...streets, text: 'create table streets (id bigint primary key)' });
  await expect(migrate(url, folder)).rejects.toThrow('0000_streets was changed after it had been applied');
});

test('several processes that migrate at once apply each migration once', async () => {
  const { url } = await emptyDatabase();
  await journal(streets, doors);
  const outcomes = await Promise.all([1, 2, 3, 4].map(() => migrate(url, folder)));
  expect(outcomes.flatMap(({ applied }) => applied)).toEqual(['0000_streets', '0001_doors']);
});

test('a database newer than the code is left as it is', async () => {
  const { url, sql } = await emptyDatabase();
  await journal(streets, doors);
  await migrate(url, folder);
  await journal(streets);
  expect(await migrate(url, folder)).toEqual({ applied: [], before: 2 });
  expect(await pendingMigrations(sql, folder)).toEqual([]);
});

test('nothing is applied yet in an empty database', async () => {
  const { sql } = await emptyDatabase();
  await journal(streets);
  expect(await pendingMigrations(sql, folder)).toEqual(['0000_streets']);
});

test('the project’s own migrations are all in the test template', async () => {
  const { sql } = await testDatabase();
  expect(await pendingMigrations(sql)).toEqual([]);
});
