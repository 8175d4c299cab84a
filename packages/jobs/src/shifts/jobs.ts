import { z } from 'zod';
import { queued, recurring } from '../define.ts';

export const shiftsJobs = {
  /** The alarm of the first moment at which the clock has something to do about a shift. */
  'shifts.tick-due': queued('alerts', z.strictObject({})),
  /** Finds the shifts whose alarm was missed. */
  'shifts.sweep-due': recurring(5),
  /** The alarm of offered places: those end that nobody confirmed. */
  'shifts.expire-offers': queued('alerts', z.strictObject({})),
  /** Finds offers and relieves whose end was missed. */
  'shifts.sweep-offers': recurring(5),
  /** Asks who waits for a shift and was busy when a place became free. */
  'shifts.fill-places': queued('alerts', z.strictObject({ shiftId: z.uuid() })),
  /** Deletes photos that no incident named. */
  'shifts.drop-loose-photos': recurring(3600),
  /** Tells those who lead, in the morning, whose hours wait to be confirmed. */
  'shifts.tell-hours-to-confirm': recurring(600),
  /** Lets shifts stand six weeks ahead. */
  'shifts.plan-ahead': recurring(3600),
  /** Gives shifts to come in an area what limits that changed mean for them. */
  'shifts.apply-rules': queued('chores', z.strictObject({ areaId: z.uuid() })),
  /** Frees places ahead of people whose posts have ended. */
  'shifts.leave-without-post': recurring(3600),
};
