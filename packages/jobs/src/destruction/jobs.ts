import { z } from 'zod';
import { queued, recurring } from '../define.ts';

export const destructionJobs = {
  /** Destroys the next batches of what is due; goes on where a killed one stopped. */
  'destruction.run': queued('chores', z.strictObject({ destructionId: z.uuid() }), { backoffSeconds: 60 }),
  /** Plans what rounds that ended declared, begins what is due, and takes up what lies still. */
  'destruction.sweep': recurring(300),
};
