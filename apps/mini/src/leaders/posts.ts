import type { Me } from '@linli/contracts/identity/endpoints';
import { type Role, roleNames } from '@linli/contracts/identity/roles';
import { mayAppoint, type Right, rights } from '@linli/domain/identity/rights';

export type Post = Me['appointments'][number];

/** The posts that give a right, in their order. */
export function postsWith(posts: readonly Post[], right: Right): Post[] {
  const roles: readonly string[] = rights[right];
  return posts.filter((post) => roles.includes(post.role));
}

/** Whether any of the posts gives a right somewhere. The server decides for each area; this only hides what cannot work. */
export const holds = (posts: readonly Post[], right: Right): boolean => postsWith(posts, right).length > 0;

/**
 * The post to work with: the one chosen last if it is still held, else the one with the widest area, the first among
 * equals. Undefined without posts.
 */
export function postAtWork(posts: readonly Post[], chosenId: string | undefined): Post | undefined {
  return posts.find((post) => post.appointmentId === chosenId) ?? [...posts].sort(byWidth)[0];
}

const widths: readonly string[] = ['district', 'street', 'community', 'grid', 'cell', 'building', 'unit'];
const byWidth = (a: Post, b: Post) => widths.indexOf(a.areaKind) - widths.indexOf(b.areaKind);

/** The roles that holders of these posts may give or end somewhere: those below their own. */
export function rolesToGive(posts: readonly Post[]): Role[] {
  return roleNames.filter((role) =>
    posts.some((post) => mayAppoint([{ role: post.role, areaPath: 'here' }], role, 'here')),
  );
}
