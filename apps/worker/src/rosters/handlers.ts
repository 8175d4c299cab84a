import { planRoster } from '@linli/services/rosters/plan-roster';
import type { JobHandlers } from '../system-context.ts';

export const rostersHandlers: JobHandlers<'rosters.plan'> = {
  // On the pool: the plan is made outside of any transaction.
  'rosters.plan': planRoster,
};
