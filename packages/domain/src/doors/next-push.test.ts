import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterPush, mostPushes } from './next-push.ts';

const now = new Date('2026-11-16T01:00:00Z');
const HOUR = 3_600_000;
const push = { round: 1, outcome: 'refused', retryAfter: null, failingSince: null, spread: 0 } as const;
const waitMs = (more: Partial<Parameters<typeof afterPush>[0]>) => {
  const next = afterPush({ ...push, ...more }, now);
  return next.state === 'waiting' ? next.dueAt.getTime() - now.getTime() : null;
};

describe('after a push', () => {
  it('that was taken nothing follows; one that failed is tried again for about a day, then given up', () => {
    expect(afterPush({ ...push, outcome: 'delivered' }, now)).toEqual({ state: 'delivered' });
    const all = Array.from({ length: mostPushes - 1 }, (_, n) => waitMs({ round: n + 1 }) ?? Number.NaN);
    expect(all).toEqual(all.toSorted((a, b) => a - b));
    const hours = all.reduce((sum, wait) => sum + wait, 0) / HOUR;
    expect(hours).toBeGreaterThan(24);
    expect(hours).toBeLessThan(36);
    expect(afterPush({ ...push, round: mostPushes }, now)).toEqual({ state: 'failed', stop: null });
  });

  it('the other side may ask for more time, in seconds or as a date, a day at most, never for less', () => {
    expect(waitMs({ retryAfter: '120' })).toBe(120_000);
    expect(waitMs({ retryAfter: 'Mon, 16 Nov 2026 02:00:00 GMT' })).toBe(HOUR);
    expect(waitMs({ retryAfter: '1' })).toBe(5000);
    expect(waitMs({ retryAfter: '999999999' })).toBe(24 * HOUR);
    for (const nonsense of ['soon', '-5', 'Mon, 16 Nov 2020 02:00:00 GMT', '1e9'])
      expect(waitMs({ retryAfter: nonsense })).toBe(5000);
  });

  it('410 ends the address at once, three days of failures end it as well', () => {
    expect(afterPush({ ...push, outcome: 'gone' }, now)).toEqual({ state: 'failed', stop: 'gone' });
    const since = (hours: number) => new Date(now.getTime() - hours * HOUR);
    expect(afterPush({ ...push, failingSince: since(71) }, now)).toMatchObject({ stop: null });
    expect(afterPush({ ...push, failingSince: since(72) }, now)).toMatchObject({ stop: 'failing' });
  });

  it('is always later than now, whatever the other side says', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: mostPushes - 1 }),
        fc.option(fc.string()),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (round, retryAfter, spread) => {
          expect(waitMs({ round, retryAfter, spread })).toBeGreaterThanOrEqual(5000);
          expect(waitMs({ round, retryAfter, spread })).toBeLessThanOrEqual(24 * HOUR);
        },
      ),
    );
  });
});
