import { z } from 'zod';
import { queued, recurring } from '../define.ts';

export const matchingJobs = {
  /** Plans the offers of a community, if that is due. */
  'matching.plan-community': queued('alerts', z.strictObject({ communityId: z.uuid() })),
  /** The alarm of an offer: it ends when nobody answered. */
  'matching.expire-offer': queued('alerts', z.strictObject({ offerId: z.uuid() })),
  /** Finds plans, offers and ends of duty whose alarm was missed. */
  'matching.sweep-due': recurring(5),
};
