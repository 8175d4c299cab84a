/** A fever that was reported. */
export interface Fever {
  readonly personId: string;
  readonly at: Date;
}

/** Two people with a fever within a week in one building (field.md, Self-report). */
export const clusterPolicy = { people: 2, days: 7 } as const;

export const clusterSince = (now: Date): Date => new Date(now.getTime() - clusterPolicy.days * 86_400_000);

/**
 * Whether the fevers of one building make a cluster now. @returns the people and the first day's fever that anchors
 * it, or null.
 */
export function feverCluster(fevers: readonly Fever[], now: Date): { people: number; since: Date } | null {
  const recent = fevers.filter(({ at }) => at > clusterSince(now) && at <= now);
  const people = new Set(recent.map(({ personId }) => personId)).size;
  if (people < clusterPolicy.people) return null;
  return { people, since: new Date(Math.min(...recent.map(({ at }) => at.getTime()))) };
}
