import type { Role } from '@linli/contracts/identity/roles';
import { rights } from './rights.ts';

const MINUTE = 60_000;

/** What a deployment decides about sessions. */
export interface SessionPolicy {
  readonly residentSessionMinutes: number;
  readonly staffSessionMinutes: number;
  readonly staffSecondFactor: boolean;
}

/**
 * Whether a post makes its holder staff in the sense of sessions: somebody who can search the register. Volunteers and
 * residents' representatives see what is handed to them and sign in as residents do.
 */
export const isStaffRole = (role: Role): boolean =>
  (rights['register.search'] as readonly Role[]).includes(role);

/** The session of a resident lasts so long after its last use. */
export const slideUntil = (now: Date, policy: SessionPolicy): Date =>
  new Date(now.getTime() + policy.residentSessionMinutes * MINUTE);

/**
 * When a session ends. Staff sessions end a fixed time after sign-in however much they are used; a post given to a
 * resident shortens the sessions they have, because it is asked on every request and not stored.
 */
export function endOfSession(
  session: { createdAt: Date; expiresAt: Date },
  roles: readonly Role[],
  policy: SessionPolicy,
): Date {
  if (!roles.some(isStaffRole)) return session.expiresAt;
  const fixed = session.createdAt.getTime() + policy.staffSessionMinutes * MINUTE;
  return new Date(Math.min(fixed, session.expiresAt.getTime()));
}

/** Minutes between two writes of "last seen": one write a request would double the load of a read. */
export const SEEN_EVERY_MINUTES = 5;

export const isSeenLongAgo = (lastSeenAt: Date, now: Date): boolean =>
  now.getTime() - lastSeenAt.getTime() >= SEEN_EVERY_MINUTES * MINUTE;

export type SecondFactor = 'off' | 'to-enrol' | 'asked' | 'passed';

/** Where a session stands with the second factor. */
export function secondFactorOf(
  facts: { enrolled: boolean; passed: boolean },
  roles: readonly Role[],
  policy: SessionPolicy,
): SecondFactor {
  if (!policy.staffSecondFactor || !roles.some(isStaffRole)) return 'off';
  if (!facts.enrolled) return 'to-enrol';
  return facts.passed ? 'passed' : 'asked';
}
