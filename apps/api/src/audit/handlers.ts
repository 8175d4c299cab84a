import type { auditEndpoints } from '@linli/contracts/audit/endpoints';
import { exportEntries } from '@linli/services/audit/export-entries';
import { listEntries } from '@linli/services/audit/list-entries';
import type { HandlersFor } from '../handlers.ts';

export const auditHandlers: HandlersFor<keyof typeof auditEndpoints> = {
  'GET /audit/entries': listEntries,
  'POST /audit/export': exportEntries,
};
