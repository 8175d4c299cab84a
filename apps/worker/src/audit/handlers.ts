import { keepMonths } from '@linli/services/audit/keep-months';
import type { JobHandlers } from '../system-context.ts';

export const auditHandlers: JobHandlers<'audit.keep-months'> = {
  'audit.keep-months': (ctx) => keepMonths(ctx),
};
