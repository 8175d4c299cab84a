import { expect, test } from 'vitest';
import type { Db } from './client.ts';
import { gathered } from './gather.ts';

const db = {} as Db;

/** Statements that end when the test says so. */
function statements(fails: (items: readonly number[]) => boolean = () => false) {
  const seen: number[][] = [];
  const ends: (() => void)[] = [];
  const run = async (_: Db, items: readonly number[]) => {
    seen.push([...items]);
    await new Promise<void>((resolve) => ends.push(resolve));
    if (fails(items)) throw new Error(`failed ${items}`);
    return items.map((item) => item * 10);
  };
  const endAll = async () => {
    for (let end = ends.shift(); end; end = ends.shift()) {
      end();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { seen, run, endAll };
}

test('the first goes at once, those who come meanwhile go together, each gets its own result', async () => {
  const { seen, run, endAll } = statements();
  const call = gathered(run, { abreast: 1, most: 3 });
  const results = Promise.all([1, 2, 3, 4, 5].map((item) => call(db, item)));
  await endAll();
  expect(await results).toEqual([10, 20, 30, 40, 50]);
  expect(seen).toEqual([[1], [2, 3, 4], [5]]);
});

test('nobody fails for the item of another', async () => {
  const { seen, run, endAll } = statements((items) => items.includes(3));
  const call = gathered(run, { abreast: 1, most: 9 });
  const results = Promise.allSettled([1, 2, 3, 4].map((item) => call(db, item)));
  await endAll();
  expect((await results).map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
  ]);
  expect(seen).toEqual([[1], [2, 3, 4], [2], [3], [4]]);
});

test('a transaction and the pool beside it never share a statement', async () => {
  const { seen, run, endAll } = statements();
  const call = gathered(run, { abreast: 1, most: 9 });
  const results = Promise.all([call(db, 1), call({} as Db, 2)]);
  await endAll();
  await results;
  expect(seen).toEqual([[1], [2]]);
});
