import type { z } from 'zod';
import { auditEndpoints } from './audit/endpoints.ts';
import { casesEndpoints } from './cases/endpoints.ts';
import { destructionEndpoints } from './destruction/endpoints.ts';
import { doorsEndpoints } from './doors/endpoints.ts';
import { webhookEndpoints } from './doors/webhook-endpoints.ts';
import type { Endpoint } from './endpoint.ts';
import { escalationEndpoints } from './escalation/endpoints.ts';
import { teamEndpoints } from './escalation/team-endpoints.ts';
import { hoursEndpoints } from './hours/endpoints.ts';
import { identityEndpoints } from './identity/endpoints.ts';
import { matchingEndpoints } from './matching/endpoints.ts';
import { noticesEndpoints } from './notices/endpoints.ts';
import { peopleEndpoints } from './people/endpoints.ts';
import { ownPeopleEndpoints } from './people/own-endpoints.ts';
import { postEndpoints } from './people/post-endpoints.ts';
import { registerEndpoints } from './people/register-endpoints.ts';
import { chasingEndpoints } from './reports/chase-endpoints.ts';
import { reportingEndpoints } from './reports/report-endpoints.ts';
import { resultEndpoints } from './reports/result-endpoints.ts';
import { roundsEndpoints } from './reports/round-endpoints.ts';
import { requestsEndpoints } from './requests/endpoints.ts';
import { requestWorkEndpoints } from './requests/work-endpoints.ts';
import { rostersEndpoints } from './rosters/endpoints.ts';
import { settingsEndpoints } from './settings/endpoints.ts';
import { sheetsEndpoints } from './sheets/endpoints.ts';
import { checkpointEndpoints } from './shifts/checkpoint-endpoints.ts';
import { claimEndpoints } from './shifts/claim-endpoints.ts';
import { shiftDutyEndpoints } from './shifts/duty-endpoints.ts';
import { successionEndpoints } from './succession/endpoints.ts';

/** Every way in over HTTP, all below `/api`. */
export const catalog = {
  ...identityEndpoints,
  ...peopleEndpoints,
  ...ownPeopleEndpoints,
  ...postEndpoints,
  ...registerEndpoints,
  ...auditEndpoints,
  ...roundsEndpoints,
  ...reportingEndpoints,
  ...chasingEndpoints,
  ...resultEndpoints,
  ...casesEndpoints,
  ...requestsEndpoints,
  ...requestWorkEndpoints,
  ...hoursEndpoints,
  ...checkpointEndpoints,
  ...claimEndpoints,
  ...shiftDutyEndpoints,
  ...rostersEndpoints,
  ...sheetsEndpoints,
  ...matchingEndpoints,
  ...escalationEndpoints,
  ...teamEndpoints,
  ...successionEndpoints,
  ...noticesEndpoints,
  ...doorsEndpoints,
  ...settingsEndpoints,
  ...webhookEndpoints,
  ...destructionEndpoints,
} satisfies Record<string, Endpoint>;

export type Catalog = typeof catalog;
export type CatalogKey = keyof Catalog;
/** What a caller sends. */
export type InputOf<K extends CatalogKey> = z.input<Catalog[K]['input']>;
/** What a verb receives: parsed, defaults filled. */
export type ParsedInputOf<K extends CatalogKey> = z.output<Catalog[K]['input']>;
/** What comes back with a status of 200. */
export type ReplyOf<K extends CatalogKey> = z.output<Catalog[K]['reply']>;
