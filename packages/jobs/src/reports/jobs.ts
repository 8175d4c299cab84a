import { z } from 'zod';
import { queued, recurring } from '../define.ts';

export const reportsJobs = {
  /** The alarm of one slot of a round: takes the next step of its gap ladder if that is due. */
  'reports.tick-gap-ladder': queued('alerts', z.strictObject({ roundSlotId: z.uuid() })),
  /** Finds the gap ladders whose alarm was missed. */
  'reports.sweep-due': recurring(5),
};
