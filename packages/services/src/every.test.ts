import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { every } from './every.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('a step begins at once, never twice at a time, and again after one that failed', async () => {
  const ends: ((error?: Error) => void)[] = [];
  const failures: unknown[] = [];
  const beat = every(
    1000,
    () => new Promise<void>((resolve, reject) => ends.push((error) => (error ? reject(error) : resolve()))),
    (error) => failures.push(error),
  );
  expect(ends).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(5000);
  expect(ends).toHaveLength(1);
  const broken = new Error('away');
  ends[0]?.(broken);
  await vi.advanceTimersByTimeAsync(1000);
  expect(failures).toEqual([broken]);
  expect(ends).toHaveLength(2);
  ends[1]?.();
  beat.stop();
  await vi.advanceTimersByTimeAsync(5000);
  expect(ends).toHaveLength(2);
});
