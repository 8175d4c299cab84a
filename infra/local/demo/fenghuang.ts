import type { Address } from '@linli/domain/people/address';
import { FENGHUANG } from './community-size.ts';
import { DEMO_REGION, type NumberSeries } from './demo-numbers.ts';
import { type DemoHousehold, householdMaker, type Living } from './household.ts';
import { householdSizes } from './household-sizes.ts';
import { type Random, randomBy } from './random.ts';

/** Buildings of one kind within a compound. */
interface BuildingPlan {
  readonly labels: readonly string[];
  /** 0: no units, doors hang on the building. */
  readonly units: number;
  readonly floors: number;
  readonly doorsPerFloor: number;
}

interface CompoundPlan {
  readonly name: string;
  readonly living: Living;
  readonly grids: number;
  readonly buildings: readonly BuildingPlan[];
}

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => String(from + i));

/**
 * Fenghuang International community of field.md [3]: 7 compounds of which two are apartments and one is the talent
 * apartment with people from abroad, 8,216 households, 14,500 people, 33 grids. Names and buildings are made up.
 */
const COMPOUNDS: readonly CompoundPlan[] = [
  {
    name: '凤凰城',
    living: 'homes',
    grids: 7,
    buildings: [{ labels: numbers(1, 38), units: 2, floors: 11, doorsPerFloor: 2 }],
  },
  {
    name: '锦绣澜庭',
    living: 'homes',
    grids: 5,
    buildings: [{ labels: numbers(1, 24), units: 2, floors: 12, doorsPerFloor: 2 }],
  },
  {
    name: '云锦花园',
    living: 'homes',
    grids: 5,
    buildings: [{ labels: numbers(1, 35), units: 3, floors: 6, doorsPerFloor: 2 }],
  },
  {
    name: '香槟小镇',
    living: 'homes',
    grids: 4,
    buildings: [
      { labels: numbers(1, 20), units: 1, floors: 26, doorsPerFloor: 2 },
      { labels: numbers(1, 44).map((n) => `别墅${n}`), units: 0, floors: 1, doorsPerFloor: 1 },
    ],
  },
  {
    name: '凤凰公寓',
    living: 'apartments',
    grids: 4,
    buildings: [{ labels: ['A', 'B', 'C', 'D'], units: 0, floors: 20, doorsPerFloor: 12 }],
  },
  {
    name: '舜风公寓',
    living: 'apartments',
    grids: 3,
    buildings: [{ labels: ['A', 'B', 'C'], units: 0, floors: 24, doorsPerFloor: 14 }],
  },
  {
    name: '高新人才公寓',
    living: 'talent',
    grids: 5,
    buildings: [{ labels: numbers(1, 6), units: 0, floors: 18, doorsPerFloor: 10 }],
  },
];

export interface DemoDoor extends DemoHousehold {
  readonly address: Address;
  readonly grid: string;
  readonly cell: string;
}

export interface DemoCompound {
  readonly name: string;
  readonly living: Living;
  readonly doors: readonly DemoDoor[];
}

/** Weights of household sizes: homes come to 2.6 people where somebody lives, apartments to 1.3. */
const HOME_SIZES = [
  [1, 17],
  [2, 36],
  [3, 29],
  [4, 9],
  [5, 7],
  [6, 2],
] as const;
const APARTMENT_SIZES = [
  [1, 74],
  [2, 20],
  [3, 4],
  [4, 2],
] as const;
const SERIES: NumberSeries = { region: DEMO_REGION, phones: 10_000_000, plates: 0, passports: 0 };
const HOMES_EMPTY = 0.13;
const APARTMENTS_EMPTY = 0.34;

/** The whole community, the same for the same seed. */
export function fenghuang(seed = 'fenghuang'): DemoCompound[] {
  const random = randomBy(seed);
  const make = householdMaker(random.fork('people'), '山东省济南市高新区', SERIES);
  const places = COMPOUNDS.map((plan) => ({ plan, doors: doorsOf(plan) }));
  const gridOf = gridNames(places.map(({ plan, doors }) => ({ grids: plan.grids, cells: cellSizes(doors) })));
  const count = (living: boolean) =>
    places
      .filter(({ plan }) => (plan.living === 'homes') === living)
      .reduce((sum, p) => sum + p.doors.length, 0);
  const homes = sizesFor(random.fork('homes'), count(true), HOMES_EMPTY, 11_850, HOME_SIZES);
  const apartments = sizesFor(
    random.fork('apartments'),
    count(false),
    APARTMENTS_EMPTY,
    FENGHUANG.persons - 11_850,
    APARTMENT_SIZES,
  );
  return places.map(({ plan, doors }, compound) => ({
    name: plan.name,
    living: plan.living,
    doors: doors.map((door) => {
      const size = (plan.living === 'homes' ? homes : apartments).next().value ?? 0;
      const { grid, cell } = gridOf(compound, door.cellIndex);
      return { ...make(size, plan.living), address: door.address, grid, cell };
    }),
  }));
}

function* sizesFor(
  random: Random,
  households: number,
  empty: number,
  persons: number,
  weights: readonly (readonly [number, number])[],
): Generator<number, void> {
  yield* householdSizes(random, { households, empty: Math.round(households * empty), persons }, weights);
}

type PlannedDoor = { readonly address: Address; readonly cellIndex: number };

/** Every door; a building is one cell (about 50 households, towers more), the villas together are one. */
function doorsOf(plan: CompoundPlan): PlannedDoor[] {
  const doors: PlannedDoor[] = [];
  let cell = 0;
  for (const { labels, units, floors, doorsPerFloor } of plan.buildings) {
    const villas = labels[0]?.startsWith('别墅') === true;
    for (const building of labels) {
      for (let unit = 1; unit <= Math.max(1, units); unit++) {
        for (let floor = 1; floor <= floors; floor++) {
          for (let n = 1; n <= doorsPerFloor; n++) {
            const door = villas ? '整栋' : `${floor}${String(n).padStart(2, '0')}`;
            doors.push({
              address: { compound: plan.name, building, unit: units === 0 ? null : String(unit), door },
              cellIndex: cell,
            });
          }
        }
      }
      if (!villas) cell++;
    }
    if (villas) cell++;
  }
  return doors;
}

function cellSizes(doors: readonly PlannedDoor[]): number {
  return (doors.at(-1)?.cellIndex ?? -1) + 1;
}

/** Spreads the cells of each compound over its grids, as evenly as whole cells allow. */
function gridNames(compounds: readonly { readonly grids: number; readonly cells: number }[]) {
  const names: { grid: string; cell: string }[][] = [];
  let before = 0;
  for (const { grids, cells } of compounds) {
    const inGrid = new Map<number, number>();
    names.push(
      Array.from({ length: cells }, (_, cell) => {
        const grid = before + 1 + Math.floor((cell * grids) / cells);
        const order = (inGrid.get(grid) ?? 0) + 1;
        inGrid.set(grid, order);
        return { grid: `第${grid}网格`, cell: `${grid}-${order}小格` };
      }),
    );
    before += grids;
  }
  return (compound: number, cell: number) => {
    const found = names[compound]?.[cell];
    if (found === undefined) throw new RangeError('no such cell');
    return found;
  };
}
