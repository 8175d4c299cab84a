import { z } from 'zod';
import { endpoints } from '../endpoint.ts';
import { scopeNames } from '../identity/scopes.ts';
import { Done, Id, Instant, Name, pageInput, pageOf, Reason } from '../values.ts';

export const ScopeValue = z.enum(scopeNames);

export const TokenView = z.object({
  tokenId: Id,
  name: z.string(),
  areaId: Id,
  areaName: z.string(),
  scopes: z.array(ScopeValue),
  state: z.enum(['live', 'ended', 'revoked']),
  issuedAt: Instant,
  issuedBy: z.string(),
  endsAt: Instant,
  /** To within a few minutes; null: never. */
  lastUsedAt: Instant.nullable(),
  revoked: z.object({ at: Instant, by: z.string(), reason: z.string() }).nullable(),
});

export const doorsEndpoints = endpoints({
  'POST /doors/issue-token': {
    who: 'staff',
    summary: 'Give another system a token for an area; it is shown this once',
    secret: true,
    input: z.object({
      areaId: Id,
      /** The system it is for, as the audit will name it. */
      name: Name,
      scopes: z.array(ScopeValue).min(1).max(scopeNames.length),
      days: z.number().int().min(1).max(366),
    }),
    reply: z.object({ tokenId: Id, token: z.string(), endsAt: Instant }),
  },
  'GET /doors/tokens': {
    who: 'staff',
    summary: 'Tokens of my areas, newest first; without `all` those that work',
    input: z.object({ areaId: Id.optional(), all: z.enum(['true', 'false']).optional(), ...pageInput }),
    reply: pageOf(TokenView),
  },
  'POST /doors/revoke-token': {
    who: 'staff',
    summary: 'A token works no more, from the next call on',
    input: z.object({ tokenId: Id, reason: Reason }),
    reply: Done,
  },
});
