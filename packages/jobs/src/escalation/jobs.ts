import { z } from 'zod';
import { queued, recurring } from '../define.ts';

export const escalationJobs = {
  /** The alarm of a second at which cases move on: takes whatever is due then, many at once. */
  'escalation.tick-due': queued('alerts', z.strictObject({})),
  /** Finds the cases whose alarm was missed. */
  'escalation.sweep-due': recurring(5),
};
