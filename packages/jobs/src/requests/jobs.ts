import { z } from 'zod';
import { queued, recurring } from '../define.ts';

export const requestsJobs = {
  /** The alarm of one pause: lets the clock of a request run again. */
  'requests.end-pause': queued('alerts', z.strictObject({ requestId: z.uuid(), pauseId: z.uuid() })),
  /** Finds the pauses whose alarm was missed. */
  'requests.end-due-pauses': recurring(5),
  /** Closes what was confirmed and not rated for a week. */
  'requests.close-confirmed': recurring(600),
  /** Deletes photos that no request named. */
  'requests.drop-loose-photos': recurring(3600),
};
