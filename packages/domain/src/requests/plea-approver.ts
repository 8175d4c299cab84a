import type { Role } from '@linli/contracts/identity/roles';
import { isWithin, type Post } from '../identity/rights.ts';

/** Posts that decide pleas, nearest first: cell head, grid leader, secretary, duty officer. */
export const approverRoles = [
  'building-head',
  'cell-head',
  'grid-leader',
  'secretary',
  'duty-officer',
] as const;
export type ApproverRole = (typeof approverRoles)[number];

/** Teams and seconded officials ask the grid leader, like a cell head does. */
const rankOf = (role: Role | null): number => {
  const rank = (approverRoles as readonly (Role | null)[]).indexOf(role);
  return rank < 0 ? approverRoles.indexOf('cell-head') : rank;
};
const isApprover = (role: Role): role is ApproverRole => (approverRoles as readonly Role[]).includes(role);

/** A post filled now by somebody on duty, with how many labels its path has. */
export interface FilledPost extends Post {
  readonly areaId: string;
}

export interface Approver {
  readonly role: ApproverRole;
  readonly areaId: string;
}

const depth = ({ areaPath }: Post) => areaPath.split('.').length;

/** Whether one post stands above another in the line of command: a higher role, or the same at a wider area. */
export function standsAbove(
  higher: Post,
  asker: { readonly role: Role | null; readonly areaPath: string },
): boolean {
  if (!isApprover(higher.role) || !isWithin(asker.areaPath, higher.areaPath)) return false;
  const [over, under] = [rankOf(higher.role), rankOf(asker.role)];
  return over > under || (over === under && higher.role === asker.role && higher.areaPath !== asker.areaPath);
}

/**
 * Who decides what somebody asks for: the nearest filled post above theirs, by rank, then by area. Null when nobody is
 * above.
 */
export function approverOf(
  asker: { readonly role: Role | null; readonly areaPath: string },
  filled: readonly FilledPost[],
): Approver | null {
  const [nearest] = filled
    .filter((post) => standsAbove(post, asker))
    .sort(
      (a, b) => rankOf(a.role) - rankOf(b.role) || depth(b) - depth(a) || a.areaId.localeCompare(b.areaId),
    );
  return nearest && isApprover(nearest.role) ? { role: nearest.role, areaId: nearest.areaId } : null;
}

/** Whether a holder of `posts` may decide: the approver's post, or one above it in case that falls empty. */
export const mayDecide = (
  posts: readonly Post[],
  approver: { readonly role: Role; readonly areaPath: string },
): boolean =>
  posts.some(
    (post) =>
      (post.role === approver.role && post.areaPath === approver.areaPath) || standsAbove(post, approver),
  );
