import { auditHandlers } from './audit/handlers.ts';
import { destructionHandlers } from './destruction/handlers.ts';
import { doorsHandlers } from './doors/handlers.ts';
import { webhookHandlers } from './doors/webhook-handlers.ts';
import { escalationHandlers } from './escalation/handlers.ts';
import type { Handlers } from './handlers.ts';
import { hoursHandlers } from './hours/handlers.ts';
import { identityHandlers } from './identity/handlers.ts';
import { matchingHandlers } from './matching/handlers.ts';
import { noticesHandlers } from './notices/handlers.ts';
import { peopleHandlers } from './people/handlers.ts';
import { kinHandlers } from './people/kin-handlers.ts';
import { registerHandlers } from './people/register-handlers.ts';
import { chaseHandlers } from './reports/chase-handlers.ts';
import { reportsHandlers } from './reports/handlers.ts';
import { resultHandlers } from './reports/result-handlers.ts';
import { askHandlers } from './requests/ask-handlers.ts';
import { workHandlers } from './requests/work-handlers.ts';
import { rostersHandlers } from './rosters/handlers.ts';
import { settingsHandlers } from './settings/handlers.ts';
import { sheetsHandlers } from './sheets/handlers.ts';
import { claimHandlers } from './shifts/claim-handlers.ts';
import { demandHandlers } from './shifts/demand-handlers.ts';
import { dutyHandlers } from './shifts/duty-handlers.ts';
import { successionHandlers } from './succession/handlers.ts';

/** Every endpoint with its verb; each slice brings its own in `<slice>/handlers.ts`. */
export const handlers = {
  ...identityHandlers,
  ...hoursHandlers,
  ...matchingHandlers,
  ...peopleHandlers,
  ...kinHandlers,
  ...registerHandlers,
  ...auditHandlers,
  ...reportsHandlers,
  ...chaseHandlers,
  ...resultHandlers,
  ...askHandlers,
  ...workHandlers,
  ...rostersHandlers,
  ...sheetsHandlers,
  ...claimHandlers,
  ...dutyHandlers,
  ...demandHandlers,
  ...escalationHandlers,
  ...successionHandlers,
  ...noticesHandlers,
  ...doorsHandlers,
  ...settingsHandlers,
  ...webhookHandlers,
  ...destructionHandlers,
} satisfies Handlers;
