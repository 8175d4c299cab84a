import { expect, test } from 'vitest';
import { page, readCursor, writeCursor } from './paging.ts';

test('a page knows whether another follows, and where it goes on', () => {
  const rows = [3, 5, 8];
  const first = page(
    rows,
    2,
    (n) => [n, 'x'],
    (n) => n * 2,
  );
  expect(first.items).toEqual([6, 10]);
  expect(readCursor(first.nextCursor ?? '', 2)).toEqual([5, 'x']);
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
  for (const bad of ['x', 'e30', writeCursor(['a']), Buffer.from('[{"a":1},1]').toString('base64url')])
    expect(() => readCursor(bad, 2)).toThrowError(expect.objectContaining({ code: 'invalid-input' }));
  expect(readCursor(undefined, 2)).toBeNull();
});
