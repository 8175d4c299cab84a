import { z } from 'zod';
import { queued, recurring } from '../define.ts';

export const doorsJobs = {
  /** The alarm of webhooks that have something to send. */
  'doors.push': queued('messages', z.strictObject({})),
  /** Finds what an alarm missed, and tries a worker left behind. */
  'doors.sweep-push': recurring(5),
  /** Deletes what happened a month ago. */
  'doors.delete-old': recurring(3600),
};
