import { z } from 'zod';
import { queued, recurring } from '../define.ts';

export const sheetsJobs = {
  /** Fills a form. */
  'sheets.make-run': queued('chores', z.strictObject({ runId: z.uuid() }), { attempts: 3 }),
  /** The alarm of the next form that is due by its schedule. */
  'sheets.tick-due': queued('chores', z.strictObject({})),
  /** Finds forms whose alarm was missed. */
  'sheets.sweep-due': recurring(30),
  /** Removes filled forms whose days are over. */
  'sheets.delete-expired': recurring(300),
};
