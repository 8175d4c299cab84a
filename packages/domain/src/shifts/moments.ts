import type { ShiftRules } from '@linli/contracts/shifts/values';
import { addDays, dayOf, instantOf } from '../civil-time.ts';

/** What the clock does about a shift, in this order where two fall together. */
export type Moment =
  | { readonly what: 'announce'; readonly round: number; readonly at: Date }
  | { readonly what: 'remind' | 'gap' | 'begin' | 'call' | 'standby' | 'climb' | 'over'; readonly at: Date };

export interface Span {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

const MINUTE = 60_000;

// When people look at tomorrow.
const reminderTime = '18:00';

/**
 * The moments at which the clock looks at a shift, earliest first: announcements while places are free, the reminder on the
 * evening before, the gap that becomes a case, the start, then who has not checked in is called, somebody else is asked,
 * and it climbs; and the end.
 */
export function momentsOf({ startsAt, endsAt }: Span, rules: ShiftRules, zone: string): Moment[] {
  const before = (minutes: number) => new Date(startsAt.getTime() - minutes * MINUTE);
  const { call, standby, climb } = rules.missing;
  const moments: Moment[] = [
    ...[...rules.announceMinutes]
      .sort((a, b) => b - a)
      .map((minutes, round): Moment => ({ what: 'announce', round, at: before(minutes) })),
    { what: 'remind', at: instantOf(addDays(dayOf(startsAt, zone), -1), reminderTime, zone) },
    { what: 'gap', at: before(rules.gapMinutes) },
    { what: 'begin', at: startsAt },
    { what: 'call', at: before(-call) },
    { what: 'standby', at: before(-standby) },
    { what: 'climb', at: before(-climb) },
    { what: 'over', at: endsAt },
  ];
  // Nothing is looked for any more once a shift is over, however short it was.
  return moments
    .filter(({ what, at }) => what === 'over' || at < endsAt)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** The first moment after `now`; null when the shift is over. */
export const nextDue = (span: Span, rules: ShiftRules, zone: string, now: Date): Date | null =>
  momentsOf(span, rules, zone).find(({ at }) => at > now)?.at ?? null;

/**
 * What is to be done now about a shift whose clock was due at `dueAt`. A clock that is late skips what has lost its sense:
 * of several announcements the last one counts, and nothing that belongs before the start comes after it.
 */
export function dueMoments(
  span: Span,
  rules: ShiftRules,
  zone: string,
  { dueAt, now }: { dueAt: Date; now: Date },
): Moment[] {
  const due = momentsOf(span, rules, zone).filter(({ at }) => at >= dueAt && at <= now);
  const lastRound = Math.max(-1, ...due.map((each) => (each.what === 'announce' ? each.round : -1)));
  return due.filter((each) => {
    if (each.what === 'over' || each.what === 'begin') return true;
    if (now >= span.endsAt) return false;
    if (each.what === 'announce') return each.round === lastRound && now < span.startsAt;
    if (each.what === 'remind' || each.what === 'gap') return now < span.startsAt;
    return true;
  });
}
