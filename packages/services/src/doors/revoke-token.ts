import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { apiTokens } from '@linli/db/doors/tables';
import { areas } from '@linli/db/people/tables';
import { and, eq, isNull } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { demand, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';

/**
 * Ends a token from its next call on, whoever issued it. Doing it again changes nothing.
 * @throws Problem not-found, not-allowed, second-factor-needed
 */
export async function revokeToken(
  ctx: Ctx,
  { tokenId, reason }: ParsedInputOf<'POST /doors/revoke-token'>,
): Promise<ReplyOf<'POST /doors/revoke-token'>> {
  const { accountId } = signedIn(ctx);
  const [found] = await ctx.db
    .select({ areaPath: areas.path })
    .from(apiTokens)
    .innerJoin(areas, eq(areas.id, apiTokens.areaId))
    .where(eq(apiTokens.id, tokenId));
  if (!found) throw new Problem('not-found');
  demand(ctx, 'tokens.issue', found.areaPath);
  const now = ctx.clock.now();
  const ended = await ctx.db
    .update(apiTokens)
    .set({ revokedAt: now, revokedBy: accountId, revokeReason: reason })
    .where(and(eq(apiTokens.id, tokenId), isNull(apiTokens.revokedAt)))
    .returning({ id: apiTokens.id });
  if (ended.length > 0)
    await record(ctx, now, {
      action: 'doors.revoke-token',
      subjectKind: 'token',
      subjectId: tokenId,
      areaPath: found.areaPath,
      reason,
    });
  return { done: true };
}
