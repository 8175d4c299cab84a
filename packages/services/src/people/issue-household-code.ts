import { randomInt } from 'node:crypto';
import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { areas, households } from '@linli/db/people/tables';
import { may } from '@linli/domain/identity/rights';
import {
  HOUSEHOLD_CODE_LASTS_DAYS,
  householdCode,
  householdCodeDraws,
  printedCode,
} from '@linli/domain/people/household-code';
import { and, eq, isNull } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { demand, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { codeHash } from './household-of-code.ts';
import { isLetInto } from './is-let-into.ts';

/**
 * Makes a new code by which members join this household; the one before ends at once. Its members may, and leaders of
 * its area. Only the hash of the code rests.
 *
 * @throws Problem not-found for everybody else; second-factor-needed.
 */
export async function issueHouseholdCode(
  ctx: Ctx,
  input: ParsedInputOf<'POST /people/issue-household-code'>,
): Promise<ReplyOf<'POST /people/issue-household-code'>> {
  const actor = signedIn(ctx);
  const [home] = await ctx.db
    .select({ id: households.id, areaPath: areas.path })
    .from(households)
    .innerJoin(areas, eq(areas.id, households.areaId))
    .where(and(eq(households.id, input.householdId), isNull(households.closedAt)));
  if (!home) throw new Problem('not-found');
  const byMember = await isLetInto(ctx, actor.accountId, home.id);
  if (!byMember) {
    if (!may(actor.posts, 'household.issue-code', home.areaPath)) throw new Problem('not-found');
    demand(ctx, 'household.issue-code', home.areaPath);
  }
  const now = ctx.clock.now();
  const expiresAt = new Date(now.getTime() + HOUSEHOLD_CODE_LASTS_DAYS * 86_400_000);
  const { symbols, outOf } = householdCodeDraws;
  const code = householdCode(Array.from({ length: symbols }, () => randomInt(outOf)));
  await ctx.db
    .update(households)
    .set({ codeHash: codeHash(ctx.vault, code), codeExpiresAt: expiresAt })
    .where(eq(households.id, home.id));
  await record(ctx, now, {
    action: 'people.issue-household-code',
    subjectKind: 'household',
    subjectId: home.id,
    areaPath: home.areaPath,
    facts: { byMember },
  });
  return { code: printedCode(code), expiresAt: expiresAt.toISOString() };
}
