import type { ShiftReasonView } from '@linli/contracts/shifts/values';
import { againstAsking, mayStand, rolesAt } from '../shifts/may-stand.ts';
import { type ShiftFacts, type Standing, withPlace } from '../shifts/standing.ts';
import type { PlanFacts } from './facts.ts';
import { isAway } from './free-for.ts';
import { againstPairs } from './pairs.ts';
import type { PlannedPlace, Settled } from './settle.ts';

/** Who stands where in a proposal, looked up. */
export interface Placed {
  readonly person: (accountId: string) => Standing | undefined;
  readonly shift: (shiftId: string) => ShiftFacts | undefined;
}

export const placedIn = (settled: Settled): Placed => ({
  person: (accountId) => settled.people.get(accountId),
  shift: (shiftId) => settled.shifts.get(shiftId),
});

/** The same as if a place had been given back. */
export const withoutPlace = (at: Placed, { shiftId, accountId }: PlannedPlace): Placed => ({
  person(id) {
    const person = at.person(id);
    if (!person || id !== accountId) return person;
    return { ...person, held: person.held.filter((place) => place.shiftId !== shiftId) };
  },
  shift(id) {
    const shift = at.shift(id);
    if (!shift || id !== shiftId) return shift;
    const holders = shift.holders.filter((holder) => holder.accountId !== accountId);
    return { ...shift, holders, taken: shift.taken - shift.holders.length + holders.length };
  },
});

/** The same with a place more. */
export function withPut(at: Placed, { shiftId, accountId }: PlannedPlace): Placed {
  const [person, shift] = [at.person(accountId), at.shift(shiftId)];
  if (!person || !shift) return at;
  const next = withPlace(person, shift, { claimId: '', accountId, roles: rolesAt(person, shift) });
  return {
    person: (id) => (id === accountId ? next.person : at.person(id)),
    shift: (id) => (id === shiftId ? next.shift : at.shift(id)),
  };
}

/**
 * Hard rules against one more place of a proposal: those of a claim with the other places of the person counted, days away, and
 * pairs that never stand at the same time.
 * @returns none: it may be; null: the plan knows no such person or shift
 */
export function againstPut(facts: PlanFacts, at: Placed, place: PlannedPlace): ShiftReasonView[] | null {
  const person = at.person(place.accountId);
  const shift = at.shift(place.shiftId);
  const planned = facts.shifts.find((each) => each.facts.id === place.shiftId);
  const known = facts.people.find(({ standing }) => standing.accountId === place.accountId);
  if (!person || !shift || !planned || !known) return null;
  const rules = facts.rulesAt(shift.areaPath);
  const reasons = againstAsking(mayStand(person, shift, rules, facts.now));
  // Begun, called off, or sooner than anybody can be asked.
  if (!planned.planned) return reasons.length > 0 ? reasons : [{ reason: 'started', facts: {} }];
  return [
    ...reasons,
    ...(isAway(known.availability, planned.wall) ? [{ reason: 'day-away' as const, facts: {} }] : []),
    ...againstPairs(facts.pairs, place.accountId, shift, (accountId) => at.person(accountId)?.held ?? []),
  ];
}

/** What is against two people of a proposal having each other's places: against the first, and against the other. */
export function againstSwap(
  facts: PlanFacts,
  at: Placed,
  one: PlannedPlace,
  other: PlannedPlace,
): { reasons: ShiftReasonView[]; others: ShiftReasonView[] } | null {
  const free = withoutPlace(withoutPlace(at, one), other);
  const first = { shiftId: other.shiftId, accountId: one.accountId };
  const reasons = againstPut(facts, free, first);
  const others = againstPut(facts, withPut(free, first), {
    shiftId: one.shiftId,
    accountId: other.accountId,
  });
  return reasons && others && { reasons, others };
}
