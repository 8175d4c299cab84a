import { type Scope, scopeNames } from '@linli/contracts/identity/scopes';

/**
 * Who may call what the catalog does not hold, by method and path of the description of the API. `anyone`: no session is asked
 * for. `posts`: people whose post lets them watch cases. Scopes: systems with a token that has one of them, and no person.
 */
export const whoElse: Readonly<Record<string, 'anyone' | 'posts' | readonly Scope[]>> = {
  'GET /api/live': 'posts',
  'GET /api/openapi.json': 'anyone',
  'GET /api/docs': 'anyone',
  'GET /api/docs/{file}': 'anyone',
  'GET /healthz': 'anyone',
  'GET /readyz': 'anyone',
  'GET /open311/v2/discovery.json': 'anyone',
  'GET /open311/v2/discovery.xml': 'anyone',
  'GET /open311/v2/services.json': scopeNames,
  'GET /open311/v2/services.xml': scopeNames,
  'GET /open311/v2/services/{file}': scopeNames,
  'GET /open311/v2/requests.json': ['requests.read'],
  'GET /open311/v2/requests.xml': ['requests.read'],
  'GET /open311/v2/requests/{file}': ['requests.read'],
  'GET /open311/v2/tokens/{file}': ['requests.read'],
  'POST /open311/v2/requests.json': ['requests.write'],
  'POST /open311/v2/requests.xml': ['requests.write'],
};

/** What people reach about their own household beside what is about their account; nobody else who holds no post does. */
export const ofOnesHome: readonly string[] = [
  'GET /people/households/:householdId',
  'GET /reports/history',
  'GET /reports/sheet',
  'POST /people/add-member',
  'POST /people/change-member',
  'POST /people/end-membership',
  'POST /people/issue-household-code',
  'POST /reports/submit',
  'POST /reports/upload-photo',
  'POST /requests/weigh',
  'POST /requests/submit',
];

/** What everybody who lives in a community reaches of it. */
export const ofOnesCommunity: readonly string[] = [
  'GET /reports/rounds/:roundId',
  'GET /reports/rounds/:roundId/form',
];
