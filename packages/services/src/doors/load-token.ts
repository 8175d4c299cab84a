import { scopeNames } from '@linli/contracts/identity/scopes';
import { apiTokens } from '@linli/db/doors/tables';
import { areas } from '@linli/db/people/tables';
import { rightsOfScopes } from '@linli/domain/doors/scope-rights';
import { isSeenLongAgo } from '@linli/domain/identity/session';
import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import type { Actor, Ctx, TokenActor } from '../context.ts';
import { loadActor } from '../people/load-actor.ts';
import { apiTokenHash, apiTokenHashes, tokenMark } from './token-text.ts';

/**
 * Which system an API token belongs to, by one query. Null: unknown, ended, revoked, or its area is closed. Writes "last
 * used", and the hash by the newest key, at most once every few minutes, outside any transaction of the request.
 */
async function loadToken(ctx: Ctx, token: string): Promise<TokenActor | null> {
  const now = ctx.clock.now();
  const [found] = await ctx.db
    .select({ token: apiTokens, areaPath: areas.path })
    .from(apiTokens)
    .innerJoin(areas, and(eq(areas.id, apiTokens.areaId), isNull(areas.closedAt)))
    .where(
      and(
        inArray(apiTokens.tokenHash, apiTokenHashes(ctx.vault, token)),
        isNull(apiTokens.revokedAt),
        gt(apiTokens.endsAt, now),
      ),
    );
  if (!found) return null;
  const { id, accountId, areaId, name, lastUsedAt } = found.token;
  if (lastUsedAt === null || isSeenLongAgo(lastUsedAt, now))
    await ctx.db
      .update(apiTokens)
      .set({ lastUsedAt: now, tokenHash: apiTokenHash(ctx.vault, token) })
      .where(eq(apiTokens.id, id));
  const scopes = scopeNames.filter((scope) => found.token.scopes.includes(scope));
  return {
    kind: 'token',
    tokenId: id,
    accountId,
    displayName: name,
    language: 'zh-Hans',
    scopes,
    // Never more than the post that issues tokens, and of that only what the scopes open.
    posts: [
      {
        appointmentId: id,
        role: 'secretary',
        areaId,
        areaPath: found.areaPath,
        only: rightsOfScopes(scopes),
      },
    ],
    secondFactor: 'off',
  };
}

/** Who a bearer token belongs to: a session of a person, or another system. */
export const authenticate = (ctx: Ctx, token: string): Promise<Actor | null> =>
  token.startsWith(tokenMark) ? loadToken(ctx, token) : loadActor(ctx, token);
