import { expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from './database.ts';

const ofFile = await testDatabase();
let ofTest: TestDatabase;

test('a test database is a migrated copy of its own', async () => {
  ofTest = await testDatabase();
  expect(ofTest.url).not.toBe(ofFile.url);
  expect(await ofTest.sql`select extname from pg_extension where extname = 'ltree'`).toHaveLength(1);
});

test('a database made inside a test is dropped when the test is over', async () => {
  const left =
    await ofFile.sql`select 1 from pg_database where datname = ${new URL(ofTest.url).pathname.slice(1)}`;
  expect(left).toHaveLength(0);
});

test('parts of Chinese names can be found by trigram', async () => {
  const [row] = await ofFile.sql<{ near: number }[]>`select word_similarity('三丰', '张三丰') as near`;
  expect(row?.near).toBeGreaterThan(0.3);
});
