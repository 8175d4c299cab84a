import { runDestruction } from '@linli/services/destruction/run-destruction';
import { sweepDestructions } from '@linli/services/destruction/sweep-destructions';
import type { JobHandlers } from '../system-context.ts';

export const destructionHandlers: JobHandlers<'destruction.run' | 'destruction.sweep'> = {
  'destruction.run': (ctx, payload, { signal }) => runDestruction(ctx, payload, signal),
  'destruction.sweep': (ctx) => sweepDestructions(ctx),
};
