import type { DutyRole, ShiftReason } from '@linli/contracts/shifts/labels';
import type { ShiftReasonView, ShiftRules } from '@linli/contracts/shifts/values';
import { ageOn } from '../civil-time.ts';
import { isWithin } from '../identity/rights.ts';
import { unfilledRoles } from './fill-roles.ts';
import { mondayOf, mostIn24Hours, restBeside, stretchWith } from './hours-of-work.ts';
import type { Clearance, HeldPlace, ShiftFacts, Span, Standing } from './standing.ts';

const MINUTE = 60_000;

/** Hours with one decimal, as people say them. */
const hours = (minutes: number): number => Math.round(minutes / 6) / 10;

const because = (reason: ShiftReason, facts: ShiftReasonView['facts'] = {}): ShiftReasonView => ({
  reason,
  facts,
});

/**
 * Why somebody may not take a place on a shift, each reason with its figures; none: they may. Whoever holds a place of theirs
 * on it is looked at with `without`. The order in which places were taken makes no difference.
 * @param running whether somebody may step in after the start, which only those do who are asked to
 */
export function mayStand(
  person: Standing,
  shift: ShiftFacts,
  rules: ShiftRules,
  now: Date,
  { running = false } = {},
): ShiftReasonView[] {
  if (!shift.open) return [because('called-off')];
  if ((running ? shift.endsAt : shift.startsAt) <= now) return [because('started')];
  if (person.held.some(({ shiftId }) => shiftId === shift.id)) return [because('on-it-already')];
  return [
    ...(person.paths.some((path) => isWithin(shift.areaPath, path)) ? [] : [because('outside-reach')]),
    ...againstHours(person.held, shift, rules),
    ...againstAge(person, shift, rules),
    ...againstClearance(person, shift, rules),
    ...againstPlaces(person, shift),
  ];
}

/** Reasons left when somebody is asked: reading the risks is theirs to do before they say yes. */
export const againstAsking = (reasons: readonly ShiftReasonView[]): ShiftReasonView[] =>
  reasons.filter(({ reason }) => reason !== 'needs-risk-notice');

/** Roles a shift wants that somebody is cleared for. */
export function rolesAt(person: Standing, shift: Pick<ShiftFacts, 'areaPath' | 'roles'>): DutyRole[] {
  const trained = clearanceAt(person, shift)?.trained ?? [];
  return [...new Set(shift.roles.map(({ role }) => role))].filter((role) => trained.includes(role));
}

const clearanceAt = (
  { clearances }: Standing,
  { areaPath }: Pick<ShiftFacts, 'areaPath'>,
): Clearance | undefined => clearances.find(({ communityPath }) => isWithin(areaPath, communityPath));

const overlap = (a: Span, b: Span): boolean => a.startsAt < b.endsAt && b.startsAt < a.endsAt;

function againstHours(held: readonly HeldPlace[], shift: ShiftFacts, rules: ShiftRules): ShiftReasonView[] {
  const clash = held
    .filter((place) => overlap(place, shift))
    .reduce<HeldPlace | null>(
      (first, place) => (first && first.startsAt <= place.startsAt ? first : place),
      null,
    );
  if (clash) return [because('overlaps', { from: clash.startsAt.toISOString() })];
  const reasons: ShiftReasonView[] = [];
  const missing = rules.restMinutes - restBeside(held, stretchWith(held, shift));
  if (missing > 0)
    reasons.push(
      because('too-little-rest', { hours: hours(rules.restMinutes), missing: hours(missing) || 0.1 }),
    );
  if (mostIn24Hours(held, shift) > rules.dayMinutes)
    reasons.push(because('too-many-hours-a-day', { hours: hours(rules.dayMinutes) }));
  const week = mondayOf(shift.day);
  const inWeek = held
    .filter(({ day }) => mondayOf(day) === week)
    .reduce((sum, { minutes }) => sum + minutes, 0);
  if (inWeek + shift.minutes > rules.weekMinutes)
    reasons.push(because('too-many-hours-a-week', { hours: hours(rules.weekMinutes) }));
  return reasons;
}

/**
 * Elders stand by day and not long, shifts that touch taken together; nobody under age stands at night. Where the register
 * knows no birthday it matters for nights and for what would be too long for an elder.
 */
function againstAge(person: Standing, shift: ShiftFacts, rules: ShiftRules): ShiftReasonView[] {
  const age = ageOn(person.birthDate, shift.day);
  const night = shift.nightMinutes > 0;
  const { startsAt, endsAt } = stretchWith(person.held, shift);
  const long = endsAt.getTime() - startsAt.getTime() > rules.elderMinutes * MINUTE;
  if (age === null) return night || long ? [because('age-unknown')] : [];
  if (age < rules.adultAge) return night ? [because('adults-at-night')] : [];
  if (age < rules.elderAge) return [];
  return [
    ...(night ? [because('elders-by-day', { age: rules.elderAge })] : []),
    ...(long ? [because('elders-shorter', { age: rules.elderAge, hours: hours(rules.elderMinutes) })] : []),
  ];
}

function againstClearance(person: Standing, shift: ShiftFacts, rules: ShiftRules): ShiftReasonView[] {
  const insuredUntil = clearanceAt(person, shift)?.insuredUntil ?? null;
  const read = person.risksRead.get(shift.checkpointId) ?? 0;
  return [
    ...(read < shift.riskVersion ? [because('needs-risk-notice')] : []),
    // Until its last minute, which may lie on the day after.
    ...(rules.needsInsurance && (insuredUntil === null || insuredUntil < shift.lastDay)
      ? [because('needs-insurance')]
      : []),
  ];
}

/** The places left, and whether enough of them would be left for the roles nobody fills yet. */
function againstPlaces(person: Standing, shift: ShiftFacts): ShiftReasonView[] {
  if (shift.taken >= shift.people) return [because('full')];
  if (shift.roles.length === 0) return [];
  const there = shift.holders.map(({ roles }) => roles);
  const before = unfilledRoles(shift.roles, there);
  const after = unfilledRoles(shift.roles, [...there, rolesAt(person, shift)]);
  if (after.length < before.length || after.length <= shift.people - shift.taken - 1) return [];
  const left = [...new Set(before)];
  // One role that can be learnt is worth saying so; with several, whoever has any of them is wanted.
  const [only] = left;
  if (left.length === 1 && only !== undefined && only !== 'interpreter')
    return [because('needs-training', { role: only })];
  return left.map((role) => because('needs-role', { role }));
}
