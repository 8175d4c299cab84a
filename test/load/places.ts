import { largePlaces } from '@linli/infra/local/demo/large-places';
import type { StreetSize } from './fill-district.ts';

/** A place of the field notes by its size: what is measured and simulated at. */
export interface PlaceSize {
  readonly streets: number;
  readonly communities: number;
  readonly grids: number;
  readonly cells: number;
  readonly households: number;
  readonly persons: number;
  /** People with a post who work at a desk. */
  readonly staff: number;
  readonly volunteers: number;
}

/** The large ones as `npm run seed` makes them, so that every command speaks of the same place. */
const large = (name: keyof typeof largePlaces): PlaceSize => {
  const { streets, communities, grids, cells, households, persons, staff, volunteers } = largePlaces[name];
  return { streets: streets.length, communities, grids, cells, households, persons, staff, volunteers };
};

export const places = {
  /** Fenghuang International community [3]: cells of about 50; volunteers by the share Zhangwan had. */
  fenghuang: {
    streets: 1,
    communities: 1,
    grids: 33,
    cells: 164,
    households: 8_216,
    persons: 14_500,
    staff: 43,
    volunteers: 265,
  },
  shunhua: large('shunhua'),
  zhangwan: large('zhangwan'),
} as const satisfies Record<string, PlaceSize>;

export type PlaceName = keyof typeof places;

/** The same place cut into its streets, as even as whole numbers allow. */
export function streetsOf(place: PlaceSize): StreetSize[] {
  const share = (total: number, i: number) =>
    Math.floor(((i + 1) * total) / place.streets) - Math.floor((i * total) / place.streets);
  return Array.from({ length: place.streets }, (_, i) => ({
    communities: share(place.communities, i),
    grids: share(place.grids, i),
    cells: share(place.cells, i),
    households: share(place.households, i),
    persons: share(place.persons, i),
  }));
}
