import type { Relation } from '@linli/contracts/people/labels';
import { ageOn } from '../civil-time.ts';
import { CHILD_BELOW_YEARS } from './consents.ts';

/** A phone that stands in more households than this is a contact's (a landlord's, a volunteer's), no way home. */
export const MOST_HOUSEHOLDS_BY_PHONE = 5;

/** Requests one account may have waiting, so that nobody floods the desks. */
export const MOST_WAITING_REQUESTS = 3;

/** Somebody who lives in the household one wants to get into. */
export interface Dweller {
  readonly personId: string;
  readonly name: string;
  readonly relation: Relation;
  readonly birthDate: string | null;
  /** The register has the applicant's proved phone for this person. */
  readonly carriesPhone: boolean;
  /** Whose account this person is linked to. */
  readonly link: 'none' | 'mine' | 'other';
}

export interface Applicant {
  /** The account is linked to a person already, here or elsewhere. */
  readonly linked: boolean;
  /** Which dweller the applicant says to be. */
  readonly personId: string | undefined;
  readonly name: string;
  /** What the applicant says to be in the household; null when it was not asked. */
  readonly relation: Relation | null;
}

export type WayIn =
  | {
      readonly state: 'confirmed' | 'asked';
      /** Whom the account is linked to once confirmed; null: nobody, or not clear who. */
      readonly personId: string | null;
    }
  | { readonly state: 'refused'; readonly reason: 'not-a-member' | LinkRefusal };

export type LinkRefusal =
  /** That person has another account. */
  | 'person-taken'
  /** That account is another person's. */
  | 'account-linked';

/** Whether an account may be linked to a person: one account a person, one person an account. */
export function decideLink(facts: {
  readonly link: Dweller['link'];
  readonly linked: boolean;
}): LinkRefusal | null {
  if (facts.link === 'mine') return null;
  if (facts.link === 'other') return 'person-taken';
  return facts.linked ? 'account-linked' : null;
}

/**
 * Whether somebody is let in at once: when the register has the proved phone for a dweller who has no other account.
 * Everybody else has to be confirmed by a leader.
 */
export function decideWayIn(dwellers: readonly Dweller[], applicant: Applicant, today: string): WayIn {
  const { personId } = applicant;
  const claimed = dwellers.find((one) => one.personId === personId);
  if (personId !== undefined) {
    if (!claimed) return { state: 'refused', reason: 'not-a-member' };
    const reason = decideLink({ link: claimed.link, linked: applicant.linked });
    if (reason !== null) return { state: 'refused', reason };
  }
  const mine = dwellers.find(({ link }) => link === 'mine');
  if (mine) return { state: 'confirmed', personId: mine.personId };
  const known = dwellers.filter(({ carriesPhone, link }) => carriesPhone && link === 'none');
  if (claimed && !claimed.carriesPhone) return { state: 'asked', personId: claimed.personId };
  if (known.length === 0) return { state: 'asked', personId: null };
  if (applicant.linked) return { state: 'confirmed', personId: null };
  return { state: 'confirmed', personId: chooseSelf(claimed ? [claimed] : known, applicant, today) };
}

/**
 * Which of the people with one's phone one is. Children's entries carry a parent's phone, so a child is never taken; with
 * several left name, then relation decide, and nobody is taken while more than one fits: a wrong link would take
 * somebody's place.
 */
export function chooseSelf(
  people: readonly Pick<Dweller, 'personId' | 'name' | 'relation' | 'birthDate'>[],
  applicant: Pick<Applicant, 'name' | 'relation'>,
  today: string,
): string | null {
  const grown = people.filter(({ birthDate }) => {
    const age = ageOn(birthDate, today);
    return age === null || age >= CHILD_BELOW_YEARS;
  });
  const only = (fits: (one: (typeof grown)[number]) => boolean): string | null => {
    const [first, ...more] = grown.filter(fits);
    return first && more.length === 0 ? first.personId : null;
  };
  return (
    only(() => true) ??
    only(({ name }) => name === applicant.name) ??
    only(({ relation }) => relation === applicant.relation)
  );
}

/**
 * Which of the households that have one's phone one is let into at once, and as whom. There is one person to be: with
 * several that could be it in different households, one is let in and linked to nobody.
 */
export function decideWaysByPhone<H extends { readonly dwellers: readonly Dweller[] }>(
  households: readonly H[],
  applicant: Pick<Applicant, 'linked' | 'name'>,
  today: string,
): { readonly household: H; readonly personId: string | null }[] {
  const known = (household: H) =>
    household.dwellers.filter(({ carriesPhone, link }) => carriesPhone && link === 'none');
  const self = applicant.linked
    ? null
    : chooseSelf(households.flatMap(known), { name: applicant.name, relation: null }, today);
  return households.flatMap((household) => {
    const mine = household.dwellers.find(({ link }) => link === 'mine');
    if (mine) return [{ household, personId: mine.personId }];
    const people = known(household);
    if (people.length === 0) return [];
    return [{ household, personId: people.find(({ personId }) => personId === self)?.personId ?? null }];
  });
}
