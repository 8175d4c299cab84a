import fc from 'fast-check';
import { expect, it } from 'vitest';
import { metresBetween } from './metres-between.ts';

const place = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});

it('knows distances that others have measured', () => {
  // One minute of arc along a meridian is a nautical mile.
  const mile = metresBetween({ latitude: 32, longitude: 110 }, { latitude: 32 + 1 / 60, longitude: 110 });
  expect(Math.abs(mile - 1852)).toBeLessThan(5);
  // Beijing to Shanghai: about 1,067 km.
  const far = metresBetween(
    { latitude: 39.9042, longitude: 116.4074 },
    { latitude: 31.2304, longitude: 121.4737 },
  );
  expect(Math.abs(far / 1000 - 1067)).toBeLessThan(6);
});

it('across the date line is as near as it is', () => {
  expect(
    metresBetween({ latitude: 0, longitude: 179.9999 }, { latitude: 0, longitude: -179.9999 }),
  ).toBeLessThan(30);
});

it('is the same both ways, nothing to oneself, and never more than half around', () => {
  fc.assert(
    fc.property(place, place, (one, other) => {
      const metres = metresBetween(one, other);
      expect(metres).toBeCloseTo(metresBetween(other, one), 3);
      expect(metres).toBeGreaterThanOrEqual(0);
      expect(metres).toBeLessThan(20_016_000);
      expect(metresBetween(one, one)).toBe(0);
    }),
  );
});
