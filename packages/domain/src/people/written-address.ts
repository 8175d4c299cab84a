import { WHOLE_BUILDING } from './address.ts';

/**
 * The written address of a household from the areas it stands in: `凤凰城 3栋2单元301`, `12号别墅`, `5组12号`. The same spelling as
 * `addressText` gives for an address of the register.
 */
export function writtenAddress(place: {
  compound: string | null;
  building: string;
  unit: string | null;
  door: string;
}): string {
  const { compound, building, unit, door } = place;
  const number = door === WHOLE_BUILDING ? '' : /[组队]$/u.test(building) ? `${door}号` : door;
  return `${compound === null ? '' : `${compound} `}${building}${unit ?? ''}${number}`;
}
