import { describe, expect, it } from 'vitest';
import { shadeOf, shadeStarts, shades } from './shade.ts';

describe('shades of a map', () => {
  it.each([
    [0, []],
    [1, [1]],
    [3, [1, 2, 3]],
    [8, [1, 3, 5, 7]],
    [100, [1, 26, 51, 76]],
  ])('up to %i begin at %j', (most, starts) => {
    expect(shadeStarts(most)).toEqual(starts);
  });

  it('more is never lighter, only nought is blank, and the most has the darkest there is', () => {
    for (let most = 1; most <= 40; most++) {
      const starts = shadeStarts(most);
      const drawn = Array.from({ length: most + 1 }, (_, count) => shadeOf(count, starts));
      expect(drawn).toEqual(drawn.toSorted((a, b) => a - b));
      expect(drawn.filter((shade) => shade === 0)).toHaveLength(1);
      expect(drawn.at(-1)).toBe(starts.length);
      expect(starts.length).toBeLessThan(shades);
    }
  });
});
