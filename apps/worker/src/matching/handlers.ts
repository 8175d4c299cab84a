import { inTransaction } from '@linli/services/context';
import { expireOffer } from '@linli/services/matching/expire-offer';
import { planCommunity } from '@linli/services/matching/plan-community';
import { sweepDue } from '@linli/services/matching/sweep-due';
import type { JobHandlers } from '../system-context.ts';

export const matchingHandlers: JobHandlers<
  'matching.plan-community' | 'matching.expire-offer' | 'matching.sweep-due'
> = {
  // On the pool: the plan is made outside of any transaction.
  'matching.plan-community': planCommunity,
  'matching.expire-offer': (ctx, payload) => inTransaction(ctx, (inner) => expireOffer(inner, payload)),
  'matching.sweep-due': (ctx) => sweepDue(ctx),
};
