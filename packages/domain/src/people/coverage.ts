import type { Role } from '@linli/contracts/identity/roles';
import type { AreaKind } from '@linli/contracts/people/areas';
import type { CoverageFault } from '@linli/contracts/people/labels';
import { isWithin } from '../identity/rights.ts';

/** The post every area of a kind should have somebody in: one head a building, one a cell, one leader a grid (field.md [1], The people). */
export const wantedPost = {
  district: 'duty-officer',
  street: 'duty-officer',
  community: 'secretary',
  grid: 'grid-leader',
  cell: 'cell-head',
  building: 'building-head',
} as const satisfies Partial<Record<AreaKind, Role>>;

const teams = (role: Role): boolean => role.endsWith('-team');

/** Posts that answer for an area or a trade; a name there stands for somebody who comes. */
export const answeringRoles: readonly Role[] = [
  'building-head',
  'cell-head',
  'grid-leader',
  'secretary',
  'seconded-official',
  'property-team',
  'utilities-team',
  'medical-team',
  'counselling-team',
  'legal-team',
  'mediation-team',
];

/**
 * From when on a name on the wall is in doubt. Shipped from the accounts in field.md: a cell is about 50 households and has
 * one head [1], who is a neighbour; more than the 200 a full-time grid worker has [3] nobody does beside their own work. A grid of
 * Zhangwan has 129,519 / 294 = 440 households [1], two of them 880. A building has a head of its own [1]; two small ones may share. A fortnight without anything done is one round of staff (What hurts, 8).
 */
export const coverageLimits = {
  buildings: 2,
  cells: 1,
  grids: 1,
  teams: 1,
  households: { 'cell-head': 200, 'grid-leader': 880 } as Partial<Record<Role, number>>,
  silentDays: 14,
} as const;
export type CoverageLimits = typeof coverageLimits;

export interface HolderPost {
  readonly role: Role;
  readonly areaPath: string;
  readonly areaKind: AreaKind;
  readonly fromAt: Date;
  /** Path of the community the area lies in; null above communities. */
  readonly communityPath: string | null;
  /** Households below it, where the role has a limit. */
  readonly households: number | null;
}

/** What is known of somebody who holds posts now. */
export interface HolderFacts {
  readonly posts: readonly HolderPost[];
  /** Path of the unit or building they live in, by the register; null where the register does not know them. */
  readonly homePath: string | null;
  /** When they last did anything that is on record; null: never. */
  readonly lastActAt: Date | null;
  /** On leave now, with nobody standing in. */
  readonly awayUntil: Date | null;
}

export interface Doubt {
  readonly fault: CoverageFault;
  readonly facts: Readonly<Record<string, number | string>>;
}

const DAY = 86_400_000;

/**
 * Why one name does not cover what it stands for 假包保; nothing: it does. A cell head may head the buildings of the cell as well [1].
 * Homes count for heads only, who are to know every door; whoever the register does not know is not doubted for it.
 */
export function coverageDoubts(
  holder: HolderFacts,
  now: Date,
  limits: CoverageLimits = coverageLimits,
): Doubt[] {
  const at = (role: Role) => holder.posts.filter((post) => post.role === role);
  const cells = at('cell-head');
  const buildings = at('building-head').filter(
    ({ areaPath }) => !cells.some((cell) => isWithin(areaPath, cell.areaPath)),
  );
  const grids = at('grid-leader');
  const kinds = new Set(holder.posts.map(({ role }) => role).filter(teams));
  const heads = [...cells, ...at('building-head')];
  const doubts: Doubt[] = [];
  if (grids.length > limits.grids) doubts.push({ fault: 'many-grids', facts: { count: grids.length } });
  if (cells.length > limits.cells) doubts.push({ fault: 'many-cells', facts: { count: cells.length } });
  if (buildings.length > limits.buildings)
    doubts.push({ fault: 'many-buildings', facts: { count: buildings.length } });
  if (kinds.size > limits.teams) doubts.push({ fault: 'many-teams', facts: { count: kinds.size } });
  if (heads.length > 0 && (grids.length > 0 || at('secretary').length > 0))
    doubts.push({ fault: 'several-levels', facts: { count: holder.posts.length } });
  for (const role of ['cell-head', 'grid-leader'] as const) {
    const households = at(role).reduce((sum, post) => sum + (post.households ?? 0), 0);
    const most = limits.households[role] ?? Number.POSITIVE_INFINITY;
    if (households > most) doubts.push({ fault: 'many-households', facts: { count: households, most } });
  }
  const home = holder.homePath;
  if (
    home !== null &&
    heads.some(({ communityPath }) => communityPath !== null && !isWithin(home, communityPath))
  )
    doubts.push({ fault: 'lives-elsewhere', facts: {} });
  if (holder.awayUntil !== null)
    doubts.push({ fault: 'away', facts: { until: holder.awayUntil.toISOString() } });
  const since = Math.min(...holder.posts.map(({ fromAt }) => fromAt.getTime()));
  const quietSince = Math.max(since, holder.lastActAt?.getTime() ?? since);
  const days = Math.floor((now.getTime() - quietSince) / DAY);
  if (holder.posts.length > 0 && days >= limits.silentDays)
    doubts.push({ fault: 'never-acts', facts: { days } });
  return doubts;
}
