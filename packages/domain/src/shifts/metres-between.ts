import type { Location } from '@linli/contracts/shifts/values';

// Mean radius of the earth (IUGG).
const radius = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres between two places along the surface (haversine); on a sphere, which is right to half a percent. */
export function metresBetween(one: Location, other: Location): number {
  const halfUp = Math.sin(radians(other.latitude - one.latitude) / 2);
  const halfAcross = Math.sin(radians(other.longitude - one.longitude) / 2);
  const chord =
    halfUp ** 2 + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * halfAcross ** 2;
  return 2 * radius * Math.asin(Math.min(1, Math.sqrt(chord)));
}
