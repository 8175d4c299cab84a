import type { RequestFacts } from './facts.ts';
import { matchPolicy, POINT } from './policy.ts';

/** Prices of a helper's first, second and third trip at the same time; rising, so that errands spread. */
export const placePrices: readonly number[] = matchPolicy.places.map((points) => points * POINT);

/** What it costs to leave a request without anybody: its urgency, up to twice that as its time runs out. */
export function unservedPrice(
  { urgency, submittedAt, deadlineAt }: Pick<RequestFacts, 'urgency' | 'submittedAt' | 'deadlineAt'>,
  now: Date,
): number {
  const given = Math.max(1, deadlineAt.getTime() - submittedAt.getTime());
  const used = Math.min(1, Math.max(0, (now.getTime() - submittedAt.getTime()) / given));
  return Math.round(matchPolicy.unserved[urgency] * (1 + used) * POINT);
}
