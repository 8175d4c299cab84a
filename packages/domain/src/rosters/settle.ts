import type { DutyRole } from '@linli/contracts/shifts/labels';
import type { ShiftReasonView } from '@linli/contracts/shifts/values';
import { unfilledRoles } from '../shifts/fill-roles.ts';
import { againstAsking, mayStand, rolesAt } from '../shifts/may-stand.ts';
import { type ShiftFacts, type Standing, withPlace } from '../shifts/standing.ts';
import type { PlanFacts } from './facts.ts';

export interface PlannedPlace {
  readonly shiftId: string;
  readonly accountId: string;
}

/** A proposal with its places counted one after the other, as claims would be. */
export interface Settled {
  readonly people: ReadonlyMap<string, Standing>;
  readonly shifts: ReadonlyMap<string, ShiftFacts>;
  /** Places that hold, those held by claims first. */
  readonly places: readonly (PlannedPlace & { readonly kept: boolean })[];
  /** Places a rule was against. */
  readonly dropped: readonly (PlannedPlace & { readonly reasons: readonly ShiftReasonView[] })[];
}

const keyOf = ({ shiftId, accountId }: PlannedPlace): string => `${shiftId} ${accountId}`;

/**
 * Puts the places of a roster on top of what is held, in the order of time and holders of wanted roles first, each decided as a
 * claim would be: whatever the planner found, nothing against the rules is ever proposed. Movable claims hold only where they
 * are among `wanted`.
 */
export function settle(facts: PlanFacts, wanted: readonly PlannedPlace[]): Settled {
  const asked = new Set(wanted.map(keyOf));
  const released = new Set(facts.claims.filter((each) => each.movable && !asked.has(keyOf(each))).map(keyOf));
  const people = new Map<string, Standing>(
    facts.people.map(({ standing }) => [
      standing.accountId,
      {
        ...standing,
        held: standing.held.filter(
          ({ shiftId }) => !released.has(keyOf({ shiftId, accountId: standing.accountId })),
        ),
      },
    ]),
  );
  const shifts = new Map<string, ShiftFacts>(
    facts.shifts.map(({ facts: shift }) => {
      const holders = shift.holders.filter(
        ({ accountId }) => !released.has(keyOf({ shiftId: shift.id, accountId })),
      );
      return [shift.id, { ...shift, holders, taken: shift.taken - shift.holders.length + holders.length }];
    }),
  );
  const kept = facts.claims.filter((each) => !released.has(keyOf(each)));
  const places = kept.map(({ shiftId, accountId }) => ({ shiftId, accountId, kept: true }));
  const dropped: (PlannedPlace & { reasons: ShiftReasonView[] })[] = [];
  const isKept = new Set(kept.map(keyOf));
  const order = inOrder(
    wanted.filter((place) => !isKept.has(keyOf(place))),
    people,
    shifts,
  );
  for (const place of order) {
    const person = people.get(place.accountId);
    const shift = shifts.get(place.shiftId);
    if (!person || !shift) continue;
    const reasons = againstAsking(mayStand(person, shift, facts.rulesAt(shift.areaPath), facts.now));
    if (reasons.length > 0) {
      dropped.push({ ...place, reasons });
      continue;
    }
    const next = withPlace(person, shift, {
      claimId: '',
      accountId: place.accountId,
      roles: rolesAt(person, shift),
    });
    people.set(place.accountId, next.person);
    shifts.set(place.shiftId, next.shift);
    places.push({ shiftId: place.shiftId, accountId: place.accountId, kept: false });
  }
  return { people, shifts, places, dropped };
}

function inOrder(
  wanted: readonly PlannedPlace[],
  people: ReadonlyMap<string, Standing>,
  shifts: ReadonlyMap<string, ShiftFacts>,
): PlannedPlace[] {
  const key = ({ shiftId, accountId }: PlannedPlace) => {
    const [shift, person] = [shifts.get(shiftId), people.get(accountId)];
    const holds = shift && person ? rolesAt(person, shift).length : 0;
    return { at: shift?.startsAt.getTime() ?? 0, holds };
  };
  return wanted
    .map((place) => ({ place, ...key(place) }))
    .sort((a, b) => a.at - b.at || b.holds - a.holds || (keyOf(a.place) < keyOf(b.place) ? -1 : 1))
    .map(({ place }) => place);
}

/** Places of a shift nobody has: for roles nobody fills, then for anybody. */
export function openPlaces(shift: ShiftFacts): { role: DutyRole | null; missing: number }[] {
  const free = shift.people - shift.holders.length;
  if (free <= 0) return [];
  const roles = unfilledRoles(
    shift.roles,
    shift.holders.map((holder) => holder.roles),
  ).slice(0, free);
  const byRole = new Map<DutyRole | null, number>();
  for (const role of roles) byRole.set(role, (byRole.get(role) ?? 0) + 1);
  if (free > roles.length) byRole.set(null, free - roles.length);
  return [...byRole].map(([role, missing]) => ({ role, missing }));
}
