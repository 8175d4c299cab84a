import type { Role } from '@linli/contracts/identity/roles';
import type { AreaKind } from '@linli/contracts/people/areas';
import type { Places } from '@linli/domain/matching/facts';
import { type LargePlace, type PlannedArea, planPlace } from '@linli/infra/local/demo/large-places';
import type { Draw } from './draws.ts';
import type { Parameters } from './parameters.ts';

export interface TownArea {
  readonly id: string;
  readonly kind: AreaKind;
  readonly name: string;
  readonly path: string;
  readonly parent: TownArea | null;
  /** Posts held at this very area. */
  readonly posts: Post[];
}

/** Somebody who holds a post. */
export interface Post {
  readonly number: number;
  readonly accountId: string;
  readonly role: Role;
  readonly area: TownArea;
  /** Until when what they have in hand keeps them busy; milliseconds. */
  busyUntil: number;
}

export interface Household {
  readonly number: number;
  readonly id: string;
  readonly door: string;
  /** Unit, which is where doors hang. */
  readonly unit: TownArea;
  readonly cell: number;
  readonly grid: number;
  readonly community: number;
  readonly persons: number;
}

export interface Town {
  /** Households somebody lives in. */
  readonly households: readonly Household[];
  readonly persons: number;
  readonly cells: readonly TownArea[];
  readonly grids: readonly TownArea[];
  readonly communities: readonly TownArea[];
  /** Households of a community, by its number. */
  readonly householdsOf: readonly (readonly Household[])[];
  readonly posts: readonly Post[];
}

/** Areas that hold one, nearest first, itself included. */
export function upFrom(area: TownArea): TownArea[] {
  const up: TownArea[] = [];
  for (let at: TownArea | null = area; at !== null; at = at.parent) up.push(at);
  return up;
}

/** Paths of the areas that hold one, by kind. */
export const placesOf = (area: TownArea): Places =>
  Object.fromEntries(upFrom(area).map(({ kind, path }) => [kind, path]));

/** Builds the place: the tree of areas that `npm run seed` gives it, who lives behind which door, and who holds which post. */
export function buildTown(given: Parameters, draw: Draw): Town {
  const planned = planPlace(asLargePlace(given), 'simulate');
  const areas = new Map<PlannedArea, TownArea>();
  const byKind = new Map<AreaKind, TownArea[]>();
  for (const [i, { kind, name, parent }] of planned.areas.entries()) {
    const above = parent ? (areas.get(parent) ?? null) : null;
    const label = `a${i.toString(36)}`;
    const path = above ? `${above.path}.${label}` : label;
    const area: TownArea = { id: label, kind, name, path, parent: above, posts: [] };
    const plan = planned.areas[i];
    if (plan) areas.set(plan, area);
    byKind.set(kind, [...(byKind.get(kind) ?? []), area]);
  }
  const of = (kind: AreaKind) => byKind.get(kind) ?? [];
  const numberIn = (kind: AreaKind) => new Map(of(kind).map((area, i) => [area, i]));
  const numbers = { cell: numberIn('cell'), grid: numberIn('grid'), community: numberIn('community') };
  const doors = planned.doors.flatMap(({ area, doors: labels }) => {
    const unit = areas.get(area);
    if (!unit) return [];
    const up = new Map(upFrom(unit).map((each) => [each.kind, each]));
    const number = (kind: 'cell' | 'grid' | 'community') => numbers[kind].get(up.get(kind) as TownArea) ?? 0;
    const where = {
      unit,
      cell: number('cell'),
      grid: number('grid'),
      community: number('community'),
    };
    return labels.map((door) => ({ ...where, door }));
  });
  const households = peopled(doors, given);
  const householdsOf = of('community').map((): Household[] => []);
  for (const household of households) householdsOf[household.community]?.push(household);
  return {
    households,
    persons: given.persons,
    cells: of('cell'),
    grids: of('grid'),
    communities: of('community'),
    householdsOf,
    posts: fillPosts(of, given, draw),
  };
}

const asLargePlace = (given: Parameters): LargePlace => ({
  district: 'district',
  homeTown: '',
  streets: Array.from({ length: given.streets }, (_, i) => `street ${i + 1}`),
  communities: given.communities,
  grids: given.grids,
  cells: given.cells,
  households: given.households,
  empty: given.emptyHouseholds,
  persons: given.persons,
  staff: 0,
  volunteers: given.volunteers,
  series: { region: '', phones: 0, plates: 0, passports: 0 },
  staffPhones: 0,
});

/** Leaves some flats empty and spreads the people over the others, both evenly. */
function peopled(
  doors: readonly Omit<Household, 'number' | 'id' | 'persons'>[],
  { emptyHouseholds, persons }: Parameters,
): Household[] {
  const share = (i: number, total: number, parts: number) => Math.floor((i * total) / parts);
  const isEmpty = (i: number) =>
    share(i + 1, emptyHouseholds, doors.length) > share(i, emptyHouseholds, doors.length);
  const lived = doors.filter((_, i) => !isEmpty(i));
  return lived.map((door, i) => ({
    ...door,
    number: i,
    id: `h${i.toString(36)}`,
    persons: share(i + 1, persons, lived.length) - share(i, persons, lived.length),
  }));
}

const teams: readonly Role[] = ['utilities-team', 'medical-team', 'counselling-team', 'mediation-team'];

function fillPosts(of: (kind: AreaKind) => TownArea[], given: Parameters, draw: Draw): Post[] {
  const posts: Post[] = [];
  const fill = (kind: AreaKind, role: Role, share: number, people = 1) => {
    for (const [i, area] of of(kind).entries())
      for (let n = 0; n < people; n++) {
        if (draw(i, n, roleNumber(role)) >= share) continue;
        const post = { number: posts.length, accountId: `p${posts.length}`, role, area, busyUntil: 0 };
        posts.push(post);
        area.posts.push(post);
      }
  };
  fill('building', 'building-head', given.buildingHeads);
  fill('cell', 'cell-head', given.cellHeads);
  fill('grid', 'grid-leader', given.gridLeaders);
  fill('community', 'secretary', 1);
  for (const team of teams) fill('community', team, given.teams);
  fill('street', 'duty-officer', 1, 2);
  fill('district', 'duty-officer', 1, 3);
  return posts;
}

const roleNumber = (role: Role): number => [...role].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
