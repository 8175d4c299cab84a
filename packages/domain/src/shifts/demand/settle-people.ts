import type { ClaimState } from '@linli/contracts/shifts/labels';
import { type ShiftDiff, type StandingShift, shared } from './diff-shifts.ts';

/** Somebody's place on a shift that changes or goes; only places that are held. */
export interface HeldPlace {
  readonly claimId: string;
  readonly shiftId: string;
  readonly accountId: string;
  readonly state: ClaimState;
  readonly createdAt: Date;
  readonly claimedAt: Date | null;
}

/** A place of the same people that stays where it is. */
export interface BusySpan {
  readonly accountId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export interface Fate {
  readonly place: HeldPlace;
  readonly effect: 'kept' | 'asked-again' | 'taken-off';
  /** Times after the change; null when taken off. */
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
}

/** Who goes first when there are too many: who has not said yes, then who said it last. */
const goesFirst = (a: HeldPlace, b: HeldPlace): number =>
  Number(b.state === 'offered') - Number(a.state === 'offered') ||
  (b.claimedAt ?? b.createdAt).getTime() - (a.claimedAt ?? a.createdAt).getTime() ||
  b.createdAt.getTime() - a.createdAt.getTime() ||
  (a.claimId < b.claimId ? 1 : -1);

/**
 * What happens to the people on shifts that change: they keep their place, are asked again because its times are others, or
 * lose it, because the shift goes, because they stand elsewhere at its new times, or because fewer people are wanted. Shifts
 * on which somebody is on duty are not among them (see diffShifts).
 *
 * @param busy every other held place of these people that does not move
 */
export function settlePeople(
  diff: Pick<ShiftDiff<StandingShift>, 'changed' | 'removed'>,
  places: readonly HeldPlace[],
  busy: readonly BusySpan[],
): Fate[] {
  const on = new Map<string, HeldPlace[]>();
  for (const place of places) on.set(place.shiftId, [...(on.get(place.shiftId) ?? []), place]);
  const held = [...busy];
  const fates: Fate[] = [];
  const takeOff = (place: HeldPlace) =>
    fates.push({ place, effect: 'taken-off', startsAt: null, endsAt: null });
  for (const { shiftId } of diff.removed) for (const place of on.get(shiftId) ?? []) takeOff(place);
  const inOrder = diff.changed.toSorted((a, b) => a.to.startsAt.getTime() - b.to.startsAt.getTime());
  for (const { from, to, moved } of inOrder) {
    const fits = (place: HeldPlace) =>
      !moved || !held.some((span) => span.accountId === place.accountId && shared(span, to) > 0);
    const all = (on.get(from.shiftId) ?? []).toSorted(goesFirst);
    const able = all.filter(fits);
    const staying = new Set(able.slice(Math.max(0, able.length - to.people)));
    for (const place of all) {
      if (!staying.has(place)) {
        takeOff(place);
        continue;
      }
      const { startsAt, endsAt } = to;
      if (moved) held.push({ accountId: place.accountId, startsAt, endsAt });
      fates.push({ place, effect: moved ? 'asked-again' : 'kept', startsAt, endsAt });
    }
  }
  return fates;
}
