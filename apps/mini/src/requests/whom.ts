import type { ReplyOf } from '@linli/contracts/catalog';
import { homesOf, useMe } from '../state/me.ts';
import { useWords } from '../state/use-words.ts';
import { call } from '../wire/call.ts';
import { type Loaded, useLoad } from '../wire/use-load.ts';
import type { ForWhom } from './asking.ts';
import { askWords } from './words/ask.ts';

type Household = ReplyOf<'GET /people/my-households'>['items'][number];

/** Somebody help can be asked for, with how they are named. */
export interface Whom extends ForWhom {
  /** Stays the same while the page is open. */
  key: string;
  label: string;
  /** Name of a single person, empty for a household. */
  name: string;
  address: string;
}

/** Bases of staff who ask in the name of somebody. */
export type StaffBasis = 'phone' | 'visit' | 'paper';
export const staffBases: readonly StaffBasis[] = ['phone', 'visit', 'paper'];
export const isStaffBasis = (basis: string | undefined): basis is StaffBasis =>
  staffBases.some((one) => one === basis);

/**
 * For whom this account can ask: its household, each member, relatives elsewhere; or, for staff who took it from somebody,
 * that household and its members.
 */
export function useWhoms(staff: { householdId: string; basis: StaffBasis } | undefined): {
  whoms: readonly Whom[];
  source: Omit<Loaded<unknown>, 'put'>;
} {
  const say = useWords(askWords);
  const me = useMe();
  const theirs = staff?.householdId;
  const source = useLoad<{ items: readonly Household[] }>(
    async () =>
      theirs === undefined
        ? await call('GET /people/my-households', {})
        : { items: [await call('GET /people/households/:householdId', { householdId: theirs })] },
    [theirs],
    theirs === undefined ? 'my-households' : undefined,
  );
  const own = new Set(homesOf(me).map(({ householdId }) => householdId));
  const several = own.size > 1;
  const whoms = (source.data?.items ?? []).flatMap(({ householdId, address, members }): Whom[] => {
    const one = (basis: Whom['basis'], personId: string | null, name: string, label: string): Whom => ({
      key: personId ?? householdId,
      householdId,
      personId,
      basis,
      name,
      address,
      label,
    });
    if (staff)
      return [
        one(staff.basis, null, '', say('theHouse')),
        ...members.map(({ personId, name }) => one(staff.basis, personId, name, name)),
      ];
    if (!own.has(householdId))
      return members.map(({ personId, name }) =>
        one('relative', personId, name, say('relativeOf', { name, address })),
      );
    const others = members.filter(({ personId }) => personId !== me?.personId);
    return [
      one('self', null, '', several ? address : say('mine')),
      ...others.map(({ personId, name }) => one('member', personId, name, say('memberOf', { name }))),
    ];
  });
  return { whoms, source };
}
