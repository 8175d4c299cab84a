import { describe, expect, it } from 'vitest';
import { arrivals, momentOf } from './plan-morning.ts';

describe('an hour of reporting', () => {
  it('begins with the first, ends with the last and is never turned round', () => {
    const moments = Array.from({ length: 101 }, (_, i) => momentOf(i / 100));
    expect(moments[0]).toBeCloseTo(0, 6);
    expect(moments[100]).toBeCloseTo(1, 4);
    for (const [i, moment] of moments.entries()) expect(moment).toBeGreaterThanOrEqual(moments[i - 1] ?? 0);
  });

  it('has its rush in the second quarter, 1.78 times the average', () => {
    const all = arrivals(20_000, 3_600_000, 'rush');
    const minutes = Array.from(
      { length: 12 },
      (_, i) => all.filter(({ at }) => Math.floor(at / 300_000) === i).length,
    );
    const most = Math.max(...minutes);
    expect([3, 4]).toContain(minutes.indexOf(most));
    expect(most / (20_000 / 12)).toBeGreaterThan(1.6);
    expect(most / (20_000 / 12)).toBeLessThan(1.95);
  });

  it('is the same again for the same seed, and everybody comes once within it', () => {
    const once = arrivals(500, 60_000, 'a');
    expect(arrivals(500, 60_000, 'a')).toEqual(once);
    expect(arrivals(500, 60_000, 'b')).not.toEqual(once);
    expect(once.map(({ nth }) => nth)).toEqual(Array.from({ length: 500 }, (_, i) => i));
    for (const { at } of once) expect(at >= 0 && at < 60_000).toBe(true);
  });
});
