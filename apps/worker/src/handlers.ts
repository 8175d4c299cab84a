import type { Handlers } from '@linli/jobs/catalog';
import { auditHandlers } from './audit/handlers.ts';
import { destructionHandlers } from './destruction/handlers.ts';
import { doorsHandlers } from './doors/handlers.ts';
import { escalationHandlers } from './escalation/handlers.ts';
import { identityHandlers } from './identity/handlers.ts';
import { matchingHandlers } from './matching/handlers.ts';
import { noticesHandlers } from './notices/handlers.ts';
import { outboxHandlers } from './outbox/handlers.ts';
import { peopleHandlers } from './people/handlers.ts';
import { reportsHandlers } from './reports/handlers.ts';
import { requestsHandlers } from './requests/handlers.ts';
import { rostersHandlers } from './rosters/handlers.ts';
import { sheetsHandlers } from './sheets/handlers.ts';
import { shiftsHandlers } from './shifts/handlers.ts';
import type { SystemCtx } from './system-context.ts';

/** Every job with its verb; each slice brings its own in `<slice>/handlers.ts`. */
export const handlers: Handlers<SystemCtx> = {
  ...identityHandlers,
  ...matchingHandlers,
  ...noticesHandlers,
  ...outboxHandlers,
  ...peopleHandlers,
  ...reportsHandlers,
  ...requestsHandlers,
  ...rostersHandlers,
  ...sheetsHandlers,
  ...shiftsHandlers,
  ...escalationHandlers,
  ...doorsHandlers,
  ...destructionHandlers,
  ...auditHandlers,
};
