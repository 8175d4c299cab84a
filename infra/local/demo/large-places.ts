import type { AreaKind } from '@linli/contracts/people/areas';
import type { NumberSeries } from './demo-numbers.ts';
import { type Random, randomBy } from './random.ts';

/** A place of field.md at full size: how many of what, and who holds which post. */
export interface LargePlace {
  /** Name of its district; marked, so that nobody takes it for the real one. */
  readonly district: string;
  readonly homeTown: string;
  readonly streets: readonly string[];
  readonly communities: number;
  readonly grids: number;
  readonly cells: number;
  readonly households: number;
  /** Of the households. */
  readonly empty: number;
  readonly persons: number;
  readonly staff: number;
  readonly volunteers: number;
  /** Where its numbers begin, so that no place gives out those of another. */
  readonly series: NumberSeries;
  /** Phones of staff, from this number on. */
  readonly staffPhones: number;
}

export const largePlaces = {
  /**
   * Shunhua Road street [3]: households, people, staff and communities are counted there; grids, cells (of ~50) and the
   * share of empty flats are set in proportion.
   */
  shunhua: {
    district: '济南高新区（演示）',
    homeTown: '山东省济南市高新区',
    streets: ['舜华路街道'],
    communities: 28,
    grids: 430,
    cells: 2138,
    households: 106_907,
    empty: 8_500,
    persons: 275_784,
    staff: 168,
    volunteers: 900,
    series: { region: '100001', phones: 20_000_000, plates: 20_000, passports: 20_000 },
    staffPhones: 20_000,
  },
  /** Zhangwan district [1]: all counted there but the number of streets and of staff. */
  zhangwan: {
    district: '张湾区（演示）',
    homeTown: '湖北省十堰市张湾区',
    streets: ['花果街道', '红卫街道', '车城路街道', '汉江路街道', '黄龙镇', '柏林镇', '方滩乡', '西沟乡'],
    communities: 52,
    grids: 294,
    cells: 2593,
    households: 148_702,
    empty: 148_702 - 129_519,
    persons: 382_076,
    staff: 312,
    volunteers: 4807,
    series: { region: '100002', phones: 30_000_000, plates: 200_000, passports: 40_000 },
    staffPhones: 30_000,
  },
} as const satisfies Record<string, LargePlace>;

export type LargePlaceName = keyof typeof largePlaces;

export interface PlannedArea {
  readonly parent: PlannedArea | null;
  readonly kind: AreaKind;
  readonly name: string;
  readonly compound: string | null;
}

/** An area that doors hang on, with their labels. */
export interface PlannedDoors {
  readonly area: PlannedArea;
  readonly doors: readonly string[];
}

const NAMES =
  '阳光 和谐 建设 红旗 东岳 车城 花园 朝阳 新华 幸福 翠园 锦绣 百合 银杏 滨河 龙潭 学府 金桥 康乐 枫林'.split(
    ' ',
  );
const COMPOUNDS = '家园 花园 小区 新村 苑 华庭'.split(' ');
const DOORS_A_FLOOR = 2;

/** The area tree of a place and its doors, exactly as many of each as the place has; parents come before children. */
export function planPlace(place: LargePlace, seed: string): { areas: PlannedArea[]; doors: PlannedDoors[] } {
  const random = randomBy(`${seed}/tree`);
  const areas: PlannedArea[] = [];
  const doors: PlannedDoors[] = [];
  const add = (parent: PlannedArea | null, kind: AreaKind, name: string, compound: string | null = null) => {
    const area: PlannedArea = { parent, kind, name, compound };
    areas.push(area);
    return area;
  };
  const district = add(null, 'district', place.district);
  const streets = place.streets.map((name) => add(district, 'street', name));
  const sizes = shares(place.households, place.cells);
  let cell = 0;
  let grid = 0;
  for (let c = 0; c < place.communities; c++) {
    const street = streets[Math.floor((c * streets.length) / place.communities)] ?? district;
    const community = add(street, 'community', `${nameOf(c)}社区`);
    const compounds = compoundNames(random, nameOf(c));
    const built = new Map<string, number>();
    const lastGrid = Math.floor(((c + 1) * place.grids) / place.communities);
    const first = grid;
    for (; grid < lastGrid; grid++) {
      const gridArea = add(community, 'grid', `第${grid - first + 1}网格`);
      const lastCell = Math.floor(((grid + 1) * place.cells) / place.grids);
      for (let n = 1; cell < lastCell; cell++, n++) {
        const compound = random.pick(compounds);
        const number = (built.get(compound) ?? 0) + 1;
        built.set(compound, number);
        const cellArea = add(gridArea, 'cell', `${n}小格`);
        const building = add(cellArea, 'building', `${number}栋`, compound);
        const count = sizes[cell] ?? 0;
        const inFirst = Math.ceil(count / 2);
        doors.push({ area: add(building, 'unit', '1单元'), doors: doorLabels(inFirst) });
        doors.push({ area: add(building, 'unit', '2单元'), doors: doorLabels(count - inFirst) });
      }
    }
  }
  return { areas, doors };
}

/** `total` in `parts` whole shares that differ by one at most. */
function shares(total: number, parts: number): number[] {
  return Array.from(
    { length: parts },
    (_, i) => Math.floor(((i + 1) * total) / parts) - Math.floor((i * total) / parts),
  );
}

function nameOf(n: number): string {
  const round = Math.floor(n / NAMES.length);
  return (NAMES[n % NAMES.length] ?? '') + (round === 0 ? '' : ['', '东', '西', '南', '北'][round]);
}

function compoundNames(random: Random, community: string): string[] {
  return COMPOUNDS.slice(0, random.between(2, COMPOUNDS.length)).map((word) => community + word);
}

function doorLabels(count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const floor = Math.floor(i / DOORS_A_FLOOR) + 1;
    return `${floor}${String((i % DOORS_A_FLOOR) + 1).padStart(2, '0')}`;
  });
}
