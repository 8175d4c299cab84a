import { describe, expect, it } from 'vitest';
import { flattened } from './flattened.ts';

const at = (latitude: number, longitude: number) => ({ latitude, longitude });

describe('flattened', () => {
  it('puts north above and east to the right, in metres, degrees of longitude shorter than those of latitude', () => {
    const { marks, half } = flattened([at(32.64, 110.79), at(32.65, 110.79), at(32.64, 110.8)], 1);
    const [south, north, east] = marks;
    expect((north?.[1] ?? 0) - (south?.[1] ?? 0)).toBeCloseTo(1113, 0);
    expect((east?.[0] ?? 0) - (south?.[0] ?? 0)).toBeCloseTo(937, 0);
    expect(half).toBeGreaterThan(Math.max(...marks.flat().map(Math.abs)));
  });

  it('shows a long row of places in a wide picture as large as it can', () => {
    const row = [at(32.64, 110.7), at(32.64, 110.8)];
    expect(flattened(row, 4).half).toBeCloseTo(flattened(row, 1).half / 4, 6);
  });

  it('has room around places that are one', () => {
    expect(flattened([at(32, 110), at(32, 110)], 2)).toEqual({
      marks: [
        [0, 0],
        [0, 0],
      ],
      half: 57.49999999999999,
    });
  });
});
