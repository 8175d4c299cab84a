import type { ConsentKind } from '@linli/contracts/people/values';
import type { ReportBasis } from '@linli/contracts/reports/values';

/** Whose word stands for whom. */
export interface ConsentFacts {
  /** Live consents, in their newest version, of the account this person has; null: the person has no account. */
  readonly ownAccount: readonly ConsentKind[] | null;
  /** Live consents of the account that reports. */
  readonly reporter: readonly ConsentKind[];
  readonly basis: ReportBasis;
}

const spoken: readonly ConsentKind[] = ['health', 'whereabouts', 'children-data'];

/**
 * The consents that stand for one person in one report. Somebody with an account decides alone: whoever reports for
 * them cannot give what they withheld. For somebody without one the reporting relative decides; staff who write down
 * what they are told at the door or by phone have it by word of mouth, which `basis` records. Consent for children is
 * given by those who raise them, so the reporter's counts as well.
 */
export function consentsFor({ ownAccount, reporter, basis }: ConsentFacts): Set<ConsentKind> {
  const byStaff = basis === 'phone' || basis === 'visit' || basis === 'paper';
  const reporters = byStaff ? spoken : reporter;
  if (ownAccount === null) return new Set(reporters);
  const consents = new Set(ownAccount);
  if (reporters.includes('children-data')) consents.add('children-data');
  return consents;
}

/** The consents that stand for the questions about the household: those of the reporter, or word of mouth. */
export const householdConsents = (reporter: readonly ConsentKind[], basis: ReportBasis): Set<ConsentKind> =>
  consentsFor({ ownAccount: null, reporter, basis });
