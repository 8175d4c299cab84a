import { z } from 'zod';
import { queued, recurring } from '../define.ts';

export const escalationJobs = {
  /** The alarm of a second at which cases move on: takes whatever is due then, many at once. */
  'escalation.tick-due': queued('alerts', z.strictObject({})),
  /** Finds the cases whose alarm was missed. */
  'escalation.sweep-due': recurring(5),
  /** Reports cases that are late although a worker runs: something is wrong with them. */
  'escalation.report-late': recurring(30),
  /** In the morning, once: what is open, late and stuck, for those who answer for it. */
  'escalation.daily-digest': recurring(60),
};
