import { catalog } from '@linli/jobs/catalog';
import { deleteExpiredRuns } from '@linli/services/sheets/delete-expired-runs';
import { makeRun } from '@linli/services/sheets/make-run';
import { tickSchedules } from '@linli/services/sheets/tick-schedules';
import type { JobHandlers } from '../system-context.ts';

export const sheetsHandlers: JobHandlers<
  'sheets.make-run' | 'sheets.tick-due' | 'sheets.sweep-due' | 'sheets.delete-expired'
> = {
  // On the pool: facts are read in one transaction, progress is told beside it.
  'sheets.make-run': (ctx, input, { signal, attempt }) =>
    makeRun(ctx, input, { signal, isLastTry: attempt >= catalog['sheets.make-run'].attempts }),
  'sheets.tick-due': (ctx) => tickSchedules(ctx),
  'sheets.sweep-due': (ctx) => tickSchedules(ctx),
  'sheets.delete-expired': (ctx) => deleteExpiredRuns(ctx),
};
