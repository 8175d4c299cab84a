import { describe, expect, it } from 'vitest';
import { flattened } from './flattened.ts';

const at = (latitude: number, longitude: number) => ({ latitude, longitude });

describe('flattened', () => {
  it('puts north above and east to the right, in metres, degrees of longitude shorter than those of latitude', () => {
    const { marks, half } = flattened([at(32.64, 110.79), at(32.65, 110.79), at(32.64, 110.8)]);
    const [south, north, east] = marks;
    expect((north?.[1] ?? 0) - (south?.[1] ?? 0)).toBeCloseTo(1113, 0);
    expect((east?.[0] ?? 0) - (south?.[0] ?? 0)).toBeCloseTo(937, 0);
    expect(half).toBeGreaterThan(Math.max(...marks.flat().map(Math.abs)));
  });

  it('has room around places that are one', () => {
    expect(flattened([at(32, 110), at(32, 110)])).toEqual({
      marks: [
        [0, 0],
        [0, 0],
      ],
      half: 57.49999999999999,
    });
  });
});
