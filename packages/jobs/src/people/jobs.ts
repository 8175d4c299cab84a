import { z } from 'zod';
import { queued, recurring } from '../define.ts';

export const peopleJobs = {
  /** Writes the next batches of a confirmed register import; goes on where a killed one stopped. */
  'people.run-import': queued('chores', z.strictObject({ importId: z.uuid() }), { attempts: 5 }),
  /** Removes export files whose link has expired. */
  'people.delete-expired-exports': recurring(60),
};
