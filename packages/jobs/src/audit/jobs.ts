import { recurring } from '../define.ts';

export const auditJobs = {
  /** Makes the months of the audit that come next, and lets go those past their time. */
  'audit.keep-months': recurring(6 * 3600),
};
