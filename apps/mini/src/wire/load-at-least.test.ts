import { expect, it, vi } from 'vitest';
import { loadAtLeast } from './load-at-least.ts';

const all = ['a', 'b', 'c', 'd', 'e'];
/** A list of two items a part; the cursor is where the next part begins. */
const list = () =>
  vi.fn(async (cursor: string | undefined) => {
    const from = Number(cursor ?? 0);
    return { items: all.slice(from, from + 2), nextCursor: from + 2 < all.length ? String(from + 2) : null };
  });

it('a list that was read on keeps its length when it is loaded again', async () => {
  expect(await loadAtLeast(list(), 4)).toEqual({ items: ['a', 'b', 'c', 'd'], nextCursor: '4' });
});

it('one part is enough to begin with', async () => {
  const load = list();
  expect(await loadAtLeast(load, 0)).toEqual({ items: ['a', 'b'], nextCursor: '2' });
  expect(load).toHaveBeenCalledTimes(1);
});

it('a list that has become shorter ends where it ends', async () => {
  expect(await loadAtLeast(list(), 100)).toEqual({ items: all, nextCursor: null });
});

it('a refresh never asks for more than a few parts', async () => {
  const load = list();
  expect(await loadAtLeast(load, 100, 2)).toEqual({ items: ['a', 'b', 'c', 'd'], nextCursor: '4' });
  expect(load).toHaveBeenCalledTimes(2);
});
