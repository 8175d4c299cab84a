import type { KindDefinition } from '@linli/contracts/requests/kind';
import type { Urgency } from '@linli/contracts/requests/labels';
import { addMinutes, type WorkCalendar } from './working-time.ts';

/** When the resident is at home for it, or wants it. */
export interface Window {
  readonly from: Date | null;
  readonly until: Date | null;
}

/**
 * By when somebody has to answer and by when it has to be done, counted from submission on the kind's clock. What is
 * wanted at a later time is due when that time is over, not before it.
 */
export function promised(
  at: Date,
  kind: Pick<KindDefinition, 'limits' | 'clock' | 'takesMinutes'>,
  urgency: Urgency,
  window: Window,
  calendar: WorkCalendar,
): { answerBy: Date; deadline: Date } {
  const { dispatch, finish } = kind.limits[urgency];
  const after = (minutes: number) => addMinutes(at, minutes, kind.clock, calendar);
  const wanted =
    window.until ?? (window.from && new Date(window.from.getTime() + kind.takesMinutes * 60_000));
  const deadline = after(finish);
  return { answerBy: after(dispatch), deadline: wanted && wanted > deadline ? wanted : deadline };
}
