import { recurring } from '../define.ts';

export const identityJobs = {
  /** Deletes used codes, ended sessions, old answers to repeats and closed rate windows. */
  'identity.sweep-expired': recurring(3600),
};
