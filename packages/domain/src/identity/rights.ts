import type { Role } from '@linli/contracts/identity/roles';

/**
 * What a post allows within its area and everything below it. Rights follow from post × area and from nothing else; this
 * table is the whole of it (field.md, The people).
 */
export const rights = {
  'areas.view': [
    'volunteer',
    'resident-representative',
    'building-head',
    'cell-head',
    'grid-leader',
    'secretary',
    'duty-officer',
    'inspector',
    'seconded-official',
  ],
  'areas.change': ['secretary', 'duty-officer'],
  'posts.view': [
    'building-head',
    'cell-head',
    'grid-leader',
    'secretary',
    'duty-officer',
    'inspector',
    'seconded-official',
  ],
  'posts.give': ['grid-leader', 'secretary', 'duty-officer'],
  'register.search': [
    'building-head',
    'cell-head',
    'grid-leader',
    'secretary',
    'duty-officer',
    'inspector',
    'seconded-official',
  ],
  'register.change': ['building-head', 'cell-head', 'grid-leader', 'secretary', 'seconded-official'],
  'register.view-in-full': ['grid-leader', 'secretary', 'duty-officer', 'inspector'],
  'register.import': ['grid-leader', 'secretary', 'duty-officer'],
  'register.export': ['secretary', 'duty-officer'],
  'joins.decide': ['building-head', 'cell-head', 'grid-leader', 'secretary'],
  'household.issue-code': ['building-head', 'cell-head', 'grid-leader', 'secretary', 'seconded-official'],
  'forms.publish': ['secretary', 'duty-officer'],
  'rounds.view': [
    'resident-representative',
    'building-head',
    'cell-head',
    'grid-leader',
    'secretary',
    'duty-officer',
    'inspector',
    'seconded-official',
  ],
  'rounds.open': ['secretary', 'duty-officer'],
  'reports.coverage': [
    'resident-representative',
    'building-head',
    'cell-head',
    'grid-leader',
    'secretary',
    'duty-officer',
    'inspector',
    'seconded-official',
  ],
  'reports.gaps': [
    'building-head',
    'cell-head',
    'grid-leader',
    'secretary',
    'duty-officer',
    'inspector',
    'seconded-official',
  ],
  'reports.chase': ['building-head', 'cell-head', 'grid-leader', 'secretary', 'seconded-official'],
  'reports.call': [
    'volunteer',
    'building-head',
    'cell-head',
    'grid-leader',
    'secretary',
    'seconded-official',
  ],
  'reports.submit-for': [
    'volunteer',
    'building-head',
    'cell-head',
    'grid-leader',
    'secretary',
    'seconded-official',
  ],
  'reports.read': ['building-head', 'cell-head', 'grid-leader', 'secretary', 'duty-officer', 'inspector'],
  'alerts.view': ['building-head', 'cell-head', 'grid-leader', 'secretary', 'duty-officer', 'inspector'],
  'alerts.handle': ['building-head', 'cell-head', 'grid-leader', 'secretary', 'duty-officer'],
} as const satisfies Record<string, readonly Role[]>;

export type Right = keyof typeof rights;

/** How far up a role reaches; one gives posts only below one's own. */
const rank: Record<Role, number> = {
  volunteer: 0,
  'resident-representative': 0,
  'building-head': 1,
  'cell-head': 2,
  'seconded-official': 2,
  'grid-leader': 3,
  secretary: 4,
  inspector: 4,
  'duty-officer': 5,
};

export interface Post {
  readonly role: Role;
  readonly areaPath: string;
}

/** Whether `path` is `above` or lies below it. Paths are labels joined by dots. */
export const isWithin = (path: string, above: string): boolean =>
  path === above || path.startsWith(`${above}.`);

/** Paths of the areas in which the posts give the right; without the ones that lie within another. */
export function reachOf(posts: readonly Post[], right: Right): string[] {
  const allowed: readonly Role[] = rights[right];
  const paths = posts.filter((post) => allowed.includes(post.role)).map((post) => post.areaPath);
  return [...new Set(paths)]
    .filter((path) => !paths.some((other) => other !== path && isWithin(path, other)))
    .sort();
}

/** Whether one of the posts gives the right at an area. */
export const may = (posts: readonly Post[], right: Right, areaPath: string): boolean =>
  reachOf(posts, right).some((above) => isWithin(areaPath, above));

/** Whether a holder of `posts` may give or end `role` at `areaPath`: only a role below one that gives posts there. */
export function mayAppoint(posts: readonly Post[], role: Role, areaPath: string): boolean {
  const givers: readonly Role[] = rights['posts.give'];
  return posts.some(
    (post) => givers.includes(post.role) && isWithin(areaPath, post.areaPath) && rank[role] < rank[post.role],
  );
}

/**
 * Whether a holder of `posts` may end a post of `role` at `areaPath`: who may give it may end it, and everybody may lay down
 * a post of their own that gives no posts. The others end from above, so that no area loses its leader unnoticed.
 */
export const mayEndPost = (
  posts: readonly Post[],
  post: { readonly role: Role; readonly areaPath: string; readonly own: boolean },
): boolean =>
  mayAppoint(posts, post.role, post.areaPath) ||
  (post.own && !(rights['posts.give'] as readonly Role[]).includes(post.role));
