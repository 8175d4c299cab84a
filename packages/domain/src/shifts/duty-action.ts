import type { ClaimState, DutyAction } from '@linli/contracts/shifts/labels';
import type { ShiftRules } from '@linli/contracts/shifts/values';
import { checkInWindow, checkOutUntil, type Duty } from './presence.ts';

/** What the next action of a duty follows from. */
export interface DutyFacts extends Duty {
  readonly state: ClaimState;
  readonly confirmBy: Date | null;
  readonly risksRead: boolean;
  /** The shift before left a note they have not read. */
  readonly noteUnread: boolean;
  /** Their shift has written its own. */
  readonly noteWritten: boolean;
  readonly disputed: boolean;
}

export interface NextDuty {
  readonly next: DutyAction;
  /** From when it is possible; null: now, or nothing is to be done. */
  readonly from: Date | null;
  /** Until when it is asked; null: no end. */
  readonly until: Date | null;
}

const later = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000);

/** The one next thing to do about a duty of mine. */
export function dutyAction(duty: DutyFacts, rules: ShiftRules, now: Date): NextDuty {
  const only = (next: DutyAction, from: Date | null = null, until: Date | null = null): NextDuty => ({
    next,
    from: from !== null && from > now ? from : null,
    until,
  });
  switch (duty.state) {
    case 'offered':
      return only(duty.risksRead ? 'confirm' : 'read-risk-notice', null, duty.confirmBy);
    case 'claimed': {
      const { from: opens, until: closes } = checkInWindow(duty, rules);
      // From then on the lead says whether they came.
      if (now > closes) return only('wait-for-hours');
      if (!duty.risksRead) return only('read-risk-notice', null, duty.startsAt);
      return now < opens ? only('wait', opens) : only('check-in', null, closes);
    }
    case 'on-duty': {
      if (duty.noteUnread) return only('read-note');
      return only(duty.noteWritten ? 'check-out' : 'write-note', null, checkOutUntil(duty, rules));
    }
    case 'left':
      return only('wait-for-hours');
    case 'no-show':
      return only(duty.disputed ? 'none' : 'dispute');
    default:
      return only('none');
  }
}

/** Until when somebody may give their place back without more. */
export const cancelUntil = ({ startsAt }: { readonly startsAt: Date }, rules: ShiftRules): Date =>
  later(startsAt, -rules.cancelMinutes);
