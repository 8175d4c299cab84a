import { continueImport } from '@linli/services/people/continue-import';
import { deleteExpiredExports } from '@linli/services/people/delete-expired-exports';
import { dryRunImport } from '@linli/services/people/dry-run-import';
import { makeExport } from '@linli/services/people/make-export';
import type { JobHandlers } from '../system-context.ts';

export const peopleHandlers: JobHandlers<
  'people.dry-run-import' | 'people.run-import' | 'people.make-export' | 'people.delete-expired-exports'
> = {
  'people.dry-run-import': dryRunImport,
  'people.run-import': (ctx, input, { signal }) => continueImport(ctx, input, { signal }),
  'people.make-export': makeExport,
  'people.delete-expired-exports': deleteExpiredExports,
};
