import { z } from 'zod';
import { queued, recurring } from '../define.ts';

export const peopleJobs = {
  /** Goes through an uploaded register without writing it: counts and problems by cell. */
  'people.dry-run-import': queued('chores', z.strictObject({ importId: z.uuid() }), { attempts: 3 }),
  /** Writes the next batches of a confirmed register import; goes on where a killed one stopped. */
  'people.run-import': queued('chores', z.strictObject({ importId: z.uuid() }), { attempts: 5 }),
  /** Writes the file of an export. */
  'people.make-export': queued('chores', z.strictObject({ exportId: z.uuid() }), { attempts: 3 }),
  /** Removes export files whose link has expired. */
  'people.delete-expired-exports': recurring(60),
};
