import type { PresenceRefusal } from '@linli/contracts/shifts/labels';
import type { Location, ShiftRules } from '@linli/contracts/shifts/values';
import { metresBetween } from './metres-between.ts';

/** A shift as presence looks at it. */
export interface Duty {
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Minutes after the end that are meant for handing over; they count. */
  readonly changeOverMinutes: number;
}

/** Why a check-in or check-out does not count, with the figures its text names. */
export interface Refused {
  readonly reason: PresenceRefusal;
  readonly facts: Readonly<Record<string, string | number>>;
}

const MINUTE = 60_000;
const later = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * MINUTE);
const earlier = (one: Date, other: Date): Date => (one < other ? one : other);

/** From when until when somebody checks in by themselves; after that the lead does it for them. */
export const checkInWindow = (
  { startsAt, endsAt }: Duty,
  rules: Pick<ShiftRules, 'checkInEarlyMinutes' | 'checkInLateMinutes'>,
): { from: Date; until: Date } => ({
  from: later(startsAt, -rules.checkInEarlyMinutes),
  until: earlier(later(startsAt, rules.checkInLateMinutes), endsAt),
});

/** Until when somebody checks out by themselves. */
export const checkOutUntil = (
  { endsAt, changeOverMinutes }: Duty,
  rules: Pick<ShiftRules, 'checkOutLateMinutes'>,
): Date => later(endsAt, changeOverMinutes + rules.checkOutLateMinutes);

/** Why it is not the time to check in; null: it is. */
export function untimely(
  duty: Duty,
  rules: Pick<ShiftRules, 'checkInEarlyMinutes' | 'checkInLateMinutes'>,
  now: Date,
): Refused | null {
  const { from, until } = checkInWindow(duty, rules);
  if (now < from) return { reason: 'too-early', facts: { from: from.toISOString() } };
  return now > until ? { reason: 'too-late', facts: {} } : null;
}

/** Whole metres from the checkpoint; null where either place is not known. */
export const metresAway = (
  checkpoint: { readonly latitude: number | null; readonly longitude: number | null },
  phone: Location | null,
): number | null =>
  phone === null || checkpoint.latitude === null || checkpoint.longitude === null
    ? null
    : Math.round(metresBetween({ latitude: checkpoint.latitude, longitude: checkpoint.longitude }, phone));

/** Too far to be at the checkpoint, however inexact the phone is; null: they may be there. */
export const tooFar = (metres: number | null, accuracy: number, nearMetres: number): Refused | null =>
  metres !== null && metres > nearMetres + accuracy ? { reason: 'too-far', facts: { metres } } : null;

/**
 * What check-in and check-out say was served: not before the shift begins and not beyond the minutes for handing over, so
 * that neither the way nor a talk afterwards counts (志愿服务). Whole minutes; null when it is less than one.
 */
export function served(
  { startsAt, endsAt, changeOverMinutes }: Duty,
  checkedInAt: Date,
  checkedOutAt: Date,
): { from: Date; minutes: number } | null {
  const from = checkedInAt > startsAt ? checkedInAt : startsAt;
  const until = earlier(checkedOutAt, later(endsAt, changeOverMinutes));
  const minutes = Math.round((until.getTime() - from.getTime()) / MINUTE);
  return minutes > 0 ? { from, minutes } : null;
}
