import type { ConsentKind } from '@linli/contracts/people/values';

/** Below this age everything about a person is sensitive (PIPL art. 28, 31). */
export const CHILD_BELOW_YEARS = 14;

export interface ConsentFacts {
  /** Kinds given in their newest version and not withdrawn. */
  readonly given: ReadonlySet<ConsentKind>;
  /** Reports for a household or a relative. */
  readonly reports: boolean;
  /** One of those is below `CHILD_BELOW_YEARS`. */
  readonly reportsForChild: boolean;
}

/**
 * Consents a use of the product still waits for, in the order to ask them. Only the privacy notice stands before everything;
 * the others wait until somebody reports, and without them all that needs no such data goes on working.
 */
export function consentsMissing(facts: ConsentFacts): ConsentKind[] {
  const wanted: ConsentKind[] = ['privacy'];
  if (facts.reports) wanted.push('health', 'whereabouts');
  if (facts.reportsForChild) wanted.push('children-data');
  return wanted.filter((kind) => !facts.given.has(kind));
}
