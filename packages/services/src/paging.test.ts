import { expect, test } from 'vitest';
import { z } from 'zod';
import { page, readCursorOf, writeCursor } from './paging.ts';

const written = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url');
const refused = expect.objectContaining({ code: 'invalid-input' });
const shape = z.tuple([z.int32(), z.string()]);

test('a page knows whether another follows, and where it goes on', () => {
  const rows = [3, 5, 8];
  const first = page(
    rows,
    2,
    (n) => [n, 'x'],
    (n) => n * 2,
  );
  expect(first.items).toEqual([6, 10]);
  expect(readCursorOf(first.nextCursor ?? '', shape)).toEqual([5, 'x']);
  expect(
    page(
      rows,
      3,
      (n) => [n],
      (n) => n,
    ).nextCursor,
  ).toBeNull();
});

test('a cursor that was not ours is refused as input', () => {
  const bad = ['x', 'e30', ...[['a'], ['a', 1], [2 ** 31, 'a'], [{ a: 1 }, 1]].map(written)];
  for (const cursor of bad) expect(() => readCursorOf(cursor, shape)).toThrowError(refused);
  expect(readCursorOf(undefined, shape)).toBeNull();
});

test('a cursor with what Postgres takes for no text is refused as input', () => {
  for (const text of ['\0', 'a\0b', '\ud800'])
    expect(() => readCursorOf(written([1, text]), shape)).toThrowError(refused);
  expect(readCursorOf(writeCursor([1, '🏠']), shape)).toEqual([1, '🏠']);
});
