import { z } from 'zod';
import { queued } from '../define.ts';

export const rostersJobs = {
  /** Plans a roster somebody asked for; takes as long as they said. */
  'rosters.plan': queued('chores', z.strictObject({ rosterId: z.uuid() }), { attempts: 3 }),
};
