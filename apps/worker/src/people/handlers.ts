import { catalog } from '@linli/jobs/catalog';
import { continueImport } from '@linli/services/people/continue-import';
import { deleteExpiredExports } from '@linli/services/people/delete-expired-exports';
import { dryRunImport } from '@linli/services/people/dry-run-import';
import { makeExport } from '@linli/services/people/make-export';
import type { JobHandlers } from '../system-context.ts';

export const peopleHandlers: JobHandlers<
  'people.dry-run-import' | 'people.run-import' | 'people.make-export' | 'people.delete-expired-exports'
> = {
  'people.dry-run-import': (ctx, input, { attempt }) =>
    dryRunImport(ctx, input, { isLastTry: attempt >= catalog['people.dry-run-import'].attempts }),
  'people.run-import': (ctx, input, { signal, attempt }) =>
    continueImport(ctx, input, { signal, isLastTry: attempt >= catalog['people.run-import'].attempts }),
  'people.make-export': makeExport,
  'people.delete-expired-exports': deleteExpiredExports,
};
