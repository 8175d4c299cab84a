import type { AreaKind } from '@linli/contracts/people/areas';

const steps: Record<AreaKind, number> = {
  district: 1,
  street: 2,
  community: 3,
  grid: 4,
  cell: 5,
  building: 6,
  unit: 7,
};

/** Whether an area of `child` may stand directly below one of `parent`: a parent is wider, levels may be left out. */
export const mayStandBelow = (child: AreaKind, parent: AreaKind): boolean => steps[parent] < steps[child];

/** Kinds whose areas hold households directly. */
export const holdsHouseholds = (kind: AreaKind): boolean => kind === 'building' || kind === 'unit';

/**
 * Kinds that are moved as a whole when cells are cut anew. A unit is not among them: moved alone it would split its
 * building over two cells (field.md, 10). Neither are communities and wider: those are moved by the state, not by a desk.
 */
export const isMovable = (kind: AreaKind): boolean => kind === 'building' || kind === 'cell';

export type MoveRefusal = 'not-movable' | 'not-wider' | 'already-there' | 'into-itself' | 'name-taken';

/** Whether an area may move below another; the reasons are checked in a fixed order. */
export function decideMove(facts: {
  kind: AreaKind;
  path: string;
  parentPath: string;
  target: { kind: AreaKind; path: string };
  nameTakenThere: boolean;
}): MoveRefusal | null {
  const { kind, path, target } = facts;
  if (!isMovable(kind)) return 'not-movable';
  if (target.path === path || target.path.startsWith(`${path}.`)) return 'into-itself';
  if (!mayStandBelow(kind, target.kind)) return 'not-wider';
  if (target.path === facts.parentPath) return 'already-there';
  if (facts.nameTakenThere) return 'name-taken';
  return null;
}

/** Path an area below or at `from` gets when `from` becomes `to`. */
export const rebase = (path: string, from: string, to: string): string =>
  path === from ? to : to + path.slice(from.length);
