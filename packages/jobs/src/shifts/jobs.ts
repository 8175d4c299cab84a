import { z } from 'zod';
import { queued, recurring } from '../define.ts';

export const shiftsJobs = {
  /** The alarm of the first moment at which the clock has something to do about a shift. */
  'shifts.tick-due': queued('alerts', z.strictObject({})),
  /** Finds the shifts whose alarm was missed. */
  'shifts.sweep-due': recurring(5),
};
