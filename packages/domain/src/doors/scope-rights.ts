import type { Scope } from '@linli/contracts/identity/scopes';
import type { Right } from '../identity/rights.ts';

/** The rights a scope opens within the area of its token; whoever may read something may know the areas it is told of. */
export const scopeRights = {
  'requests.read': ['areas.view', 'requests.view', 'requests.rates'],
  'requests.write': ['areas.view', 'requests.submit-for'],
  'reports.read': ['areas.view', 'rounds.view', 'reports.coverage'],
  'shifts.read': ['areas.view', 'shifts.view'],
} as const satisfies Record<Scope, readonly Right[]>;

/** All rights of some scopes. */
export const rightsOfScopes = (scopes: readonly Scope[]): Right[] => [
  ...new Set(scopes.flatMap((scope): readonly Right[] => scopeRights[scope])),
];
