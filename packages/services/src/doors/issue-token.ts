import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { apiTokens } from '@linli/db/doors/tables';
import { rightsOfScopes } from '@linli/domain/doors/scope-rights';
import { may } from '@linli/domain/identity/rights';
import { and, count, eq, gt, isNull } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { accountOfSystem } from '../identity/account-of-system.ts';
import { loadArea } from '../reports/load-area.ts';
import { apiTokenHash, newApiToken } from './token-text.ts';

const DAY = 86_400_000;
const mostLive = 50;
const tooMany = {
  zh: `这个区域已有 ${mostLive} 个可用的令牌，请先停用不再需要的`,
  en: `This area has ${mostLive} tokens that work; revoke those no longer needed first`,
};

/**
 * Issues an API token for an area. It leaves once; its hash rests. Nobody hands out more than they hold.
 * @throws Problem not-found, not-allowed, second-factor-needed; rule-refused with fifty live tokens at the area
 */
export async function issueToken(
  ctx: Ctx,
  { areaId, name, scopes, days }: ParsedInputOf<'POST /doors/issue-token'>,
): Promise<ReplyOf<'POST /doors/issue-token'>> {
  const { accountId: issuedBy, posts } = signedIn(ctx);
  const area = await loadArea(ctx, 'tokens.issue', areaId);
  const asked = [...new Set(scopes)].toSorted();
  if (!rightsOfScopes(asked).every((right) => may(posts, right, area.path))) throw new Problem('not-allowed');
  const now = ctx.clock.now();
  const [live] = await ctx.db
    .select({ tokens: count() })
    .from(apiTokens)
    .where(and(eq(apiTokens.areaId, areaId), isNull(apiTokens.revokedAt), gt(apiTokens.endsAt, now)));
  if ((live?.tokens ?? 0) >= mostLive) throw new Problem('rule-refused', { detail: tooMany });
  const tokenId = ctx.ids.next();
  const token = newApiToken();
  const endsAt = new Date(now.getTime() + days * DAY);
  await ctx.db.insert(apiTokens).values({
    id: tokenId,
    accountId: await accountOfSystem(ctx, now, name),
    areaId: area.id,
    name,
    scopes: asked,
    tokenHash: apiTokenHash(ctx.vault, token),
    issuedBy,
    issuedAt: now,
    endsAt,
  });
  await record(ctx, now, {
    action: 'doors.issue-token',
    subjectKind: 'token',
    subjectId: tokenId,
    areaPath: area.path,
    facts: { scopes: asked, days },
  });
  return { tokenId, token, endsAt: endsAt.toISOString() };
}
