import { enqueue } from '@linli/jobs/outbox';
import type { Ctx } from '../context.ts';

/** The alarm of a moment at which forms are due; several of one moment share it. */
export const wakeAt = (ctx: Ctx, dueAt: Date): Promise<void> =>
  enqueue(ctx, 'sheets.tick-due', {}, { runAt: dueAt, dedupeKey: `at-${dueAt.getTime()}` });
