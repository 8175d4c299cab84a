import type { Role } from '@linli/contracts/identity/roles';

const heads = ['building-head', 'cell-head'] as const;
const teams = [
  'property-team',
  'utilities-team',
  'medical-team',
  'counselling-team',
  'legal-team',
  'mediation-team',
] as const;
/** Those who answer for an area and decide what happens there. */
const leaders = [...heads, 'grid-leader', 'secretary'] as const;
/** Everybody on the ground who leads, with those seconded to them. */
const onTheGround = [...leaders, 'seconded-official'] as const;
/** Everybody who may look at the whole of an area. */
const lookers = [...leaders, 'duty-officer', 'inspector'] as const;
const everyLeader = [...onTheGround, 'duty-officer', 'inspector'] as const;

/**
 * What a post allows within its area and everything below it. Rights follow from post × area and from nothing else; this
 * table is the whole of it (field.md, The people).
 */
export const rights = {
  'areas.view': ['volunteer', 'resident-representative', ...everyLeader, ...teams],
  'areas.change': ['secretary', 'duty-officer'],
  'posts.view': everyLeader,
  'posts.give': ['grid-leader', 'secretary', 'duty-officer'],
  'register.search': everyLeader,
  'register.change': onTheGround,
  'register.view-in-full': ['grid-leader', 'secretary', 'duty-officer', 'inspector'],
  'register.import': ['grid-leader', 'secretary', 'duty-officer'],
  'register.export': ['secretary', 'duty-officer'],
  'joins.decide': leaders,
  'household.issue-code': onTheGround,
  'forms.publish': ['secretary', 'duty-officer'],
  'rounds.view': ['resident-representative', ...everyLeader],
  'rounds.open': ['secretary', 'duty-officer'],
  /** What becomes of the data of rounds: see what will be destroyed and what was, order it, put it off. */
  'destruction.view': ['secretary', 'duty-officer', 'inspector'],
  'destruction.order': ['secretary', 'duty-officer'],
  'reports.coverage': ['resident-representative', ...everyLeader],
  'reports.gaps': everyLeader,
  'reports.chase': onTheGround,
  'reports.call': ['volunteer', ...onTheGround],
  'reports.submit-for': ['volunteer', ...onTheGround],
  'reports.read': lookers,
  'alerts.view': lookers,
  'alerts.handle': ['duty-officer', ...leaders],
  /** Kinds of help, ladders, holidays. */
  'requests.set-up': ['secretary', 'duty-officer'],
  'requests.view': [...everyLeader],
  /** Take in hand, pause, close, bring in others. */
  'requests.handle': [...onTheGround, 'duty-officer', ...teams],
  /** Ask in the name of somebody who called or was visited. */
  'requests.submit-for': ['volunteer', ...onTheGround, 'duty-officer'],
  'requests.approve': ['grid-leader', 'secretary', 'duty-officer'],
  'requests.rates': [...everyLeader, 'resident-representative'],
  'requests.help': ['volunteer', ...onTheGround, ...teams],
  /** Checkpoints, demand, limits, who is cleared to stand there. */
  'shifts.set-up': ['grid-leader', 'secretary', 'duty-officer'],
  'shifts.view': ['volunteer', 'resident-representative', ...everyLeader],
  /** The board, who stands where now, who may stand and what they carry. */
  'shifts.view-people': everyLeader,
  'shifts.claim': ['volunteer', ...onTheGround],
  /** Second party: checks in, confirms hours, records who did not come, finds stand-ins. */
  'shifts.lead': [...onTheGround, 'duty-officer'],
  /** The whole duty log of a checkpoint with its incidents; who stands there now sees its last day as well. */
  'shifts.read-log': everyLeader,
  'hours.correct': ['grid-leader', 'secretary', 'duty-officer'],
  'rosters.view': everyLeader,
  'rosters.plan': ['grid-leader', 'secretary', 'duty-officer'],
  'matching.assign': [...onTheGround, 'duty-officer'],
  'matching.view': [...everyLeader],
  'cases.escalate': [...onTheGround, 'duty-officer', ...teams],
  'cases.supervise': ['grid-leader', 'secretary', 'duty-officer'],
  'absences.set': ['grid-leader', 'secretary', 'duty-officer'],
  'notices.deliveries': lookers,
  'notices.call-back': onTheGround,
  'notices.robots': ['secretary', 'duty-officer'],
  /** How the product is set up, with every version; each setting asks for its own right to change it. */
  'settings.view': ['grid-leader', 'secretary', 'duty-officer', 'inspector'],
  /** Limits that have no right of their own. */
  'settings.change': ['secretary', 'duty-officer'],
  /** Who saw or changed what, where it lies in the area (ADR 0116). */
  'audit.read': ['secretary', 'duty-officer', 'inspector'],
  'audit.export': ['secretary', 'duty-officer'],
  /** Templates of forms, and which fact fills which cell. */
  'sheets.set-up': ['grid-leader', 'secretary', 'duty-officer'],
  /** Fill forms, as far as the facts in them may be seen. */
  'sheets.fill': [...leaders, 'duty-officer'],
  /** Let other systems in, see which are, and shut them out. */
  'tokens.issue': ['secretary', 'duty-officer'],
  /** Tell other systems what happens. */
  'webhooks.set-up': ['secretary', 'duty-officer'],
  'webhooks.view': ['secretary', 'duty-officer', 'inspector'],
} as const satisfies Record<string, readonly Role[]>;

export type Right = keyof typeof rights;

/** How far up a role reaches; one gives posts only below one's own. */
const rank: Record<Role, number> = {
  volunteer: 0,
  'resident-representative': 0,
  'building-head': 1,
  'cell-head': 2,
  'seconded-official': 2,
  'property-team': 0,
  'utilities-team': 0,
  'medical-team': 0,
  'counselling-team': 0,
  'legal-team': 0,
  'mediation-team': 0,
  'grid-leader': 3,
  secretary: 4,
  inspector: 4,
  'duty-officer': 5,
};

export interface Post {
  readonly role: Role;
  readonly areaPath: string;
  /** Of what the role allows only this; a token acts by such a post. */
  readonly only?: readonly Right[];
}

/** Whether `path` is `above` or lies below it. Paths are labels joined by dots. */
export const isWithin = (path: string, above: string): boolean =>
  path === above || path.startsWith(`${above}.`);

/** Paths of the areas in which the posts give the right; without the ones that lie within another. */
export function reachOf(posts: readonly Post[], right: Right): string[] {
  const allowed: readonly Role[] = rights[right];
  const paths = posts
    .filter(({ role, only }) => allowed.includes(role) && (only === undefined || only.includes(right)))
    .map((post) => post.areaPath);
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
    (post) =>
      post.only === undefined &&
      givers.includes(post.role) &&
      isWithin(areaPath, post.areaPath) &&
      rank[role] < rank[post.role],
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
