import { z } from 'zod';
import { queued, recurring } from '../define.ts';

export const noticesJobs = {
  /** The alarm of notices that are due: sends what has to go out, first calls alone when `urgent`. */
  'notices.deliver-due': queued('messages', z.strictObject({ urgent: z.boolean() })),
  /** Finds what an alarm missed: notices, tries that are due again, and those a worker left behind. */
  'notices.sweep-due': recurring(5),
  /** Deletes what nobody asks for any more. */
  'notices.delete-old': recurring(3600),
};
