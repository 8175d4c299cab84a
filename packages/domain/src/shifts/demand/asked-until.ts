import type { ShiftRules } from '@linli/contracts/shifts/values';

const MINUTE = 60_000;
const usualMinutes = 24 * 60;

/**
 * Until when somebody whose shift changed is asked to say yes: a day, ending before the gap would become a case, but never
 * less than the next of a waitlist gets, and never beyond the start.
 */
export function askedUntil(
  now: Date,
  startsAt: Date,
  rules: Pick<ShiftRules, 'gapMinutes' | 'waitlistMinutes'>,
): Date {
  const beforeGap = startsAt.getTime() - rules.gapMinutes * MINUTE;
  const soonest = now.getTime() + rules.waitlistMinutes * MINUTE;
  const usual = now.getTime() + usualMinutes * MINUTE;
  return new Date(Math.min(startsAt.getTime(), Math.max(soonest, Math.min(usual, beforeGap))));
}
