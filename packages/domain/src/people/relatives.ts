/** Relatives an account may act for, and accounts that may act for one person (field.md, Self-report: proxy). */
export const MOST_RELATIVES = 8;
export const MOST_ACCOUNTS_OF_RELATIVE = 3;

export type RelativeRefusal = 'too-many-relatives' | 'too-many-accounts';

/** Whether an account may act for one more relative, and for this one. Both counts are of links that live now. */
export function decideRelative(facts: {
  readonly relativesOfAccount: number;
  readonly accountsOfPerson: number;
}): { readonly reason: RelativeRefusal; readonly most: number } | null {
  if (facts.relativesOfAccount >= MOST_RELATIVES)
    return { reason: 'too-many-relatives', most: MOST_RELATIVES };
  if (facts.accountsOfPerson >= MOST_ACCOUNTS_OF_RELATIVE)
    return { reason: 'too-many-accounts', most: MOST_ACCOUNTS_OF_RELATIVE };
  return null;
}

interface Named {
  readonly personId: string;
  readonly name: string;
}

const plain = (name: string): string => name.normalize('NFKC').replace(/\s/gu, '').toLowerCase();

/**
 * Which members somebody means: the one by id, else those of that name, else (no such name, none given) all of them. One left
 * is the one meant, unless a name was given that is not theirs.
 */
export function chooseRelative<M extends Named>(
  members: readonly M[],
  said: { readonly personId?: string | undefined; readonly name?: string | undefined },
): { readonly chosen: M } | { readonly among: readonly M[] } {
  const byId = members.find(({ personId }) => personId === said.personId);
  if (byId) return { chosen: byId };
  const { name } = said;
  const named = name === undefined ? members : members.filter((one) => plain(one.name) === plain(name));
  const [first, ...more] = named;
  if (first && more.length === 0) return { chosen: first };
  return { among: named.length > 0 ? named : members };
}
