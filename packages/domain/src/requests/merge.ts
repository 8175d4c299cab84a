import type { Urgency } from '@linli/contracts/requests/labels';

/** What of a request decides whether it can be merged. */
export interface Mergeable {
  readonly id: string;
  readonly accountId: string;
  readonly householdId: string;
  readonly discreet: boolean;
  readonly urgency: Urgency;
  readonly deadlineAt: Date;
  /** By when somebody has to answer; null counts as the deadline. */
  readonly answerDueAt: Date | null;
}

/** Why two requests are not one; each is said to whoever tries (services/requests/merge-requests). */
export type MergeRefusal = 'other-household' | 'discreet' | 'less-urgent';

const rank: Record<Urgency, number> = { danger: 0, urgent: 1, today: 2, usual: 3 };

/**
 * Whether `from` may go on as `into`, both open. Of a discreet matter only the same person's own: who else lives there would
 * learn of it. The more urgent one stays, because the other's ladder is slower.
 */
export function mergeRefusal(from: Mergeable, into: Mergeable): MergeRefusal | null {
  if (from.householdId !== into.householdId) return 'other-household';
  if ((from.discreet || into.discreet) && from.accountId !== into.accountId) return 'discreet';
  return rank[from.urgency] < rank[into.urgency] ? 'less-urgent' : null;
}

type Limits = Pick<Mergeable, 'deadlineAt' | 'answerDueAt'>;

/** The limits of the two together: the nearer of each, which is that of the earlier submission where the limits are alike. */
export function nearerLimits(from: Limits, into: Limits): Limits {
  const earlier = (one: Date, other: Date) => (one < other ? one : other);
  return {
    deadlineAt: earlier(from.deadlineAt, into.deadlineAt),
    answerDueAt:
      from.answerDueAt === null || into.answerDueAt === null
        ? (into.answerDueAt ?? from.answerDueAt)
        : earlier(from.answerDueAt, into.answerDueAt),
  };
}
