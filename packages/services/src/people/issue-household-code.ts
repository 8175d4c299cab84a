import { randomInt } from 'node:crypto';
import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { households } from '@linli/db/people/tables';
import { householdCode, householdCodeDraws, printedCode } from '@linli/domain/people/household-code';
import { eq } from 'drizzle-orm';
import { loadSetting } from '../audit/load-setting.ts';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { accessHousehold } from './household-access.ts';
import { householdCodes } from './household-codes.ts';
import { codeHash } from './household-of-code.ts';

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
  const { household, area, by } = await accessHousehold(ctx, input.householdId, 'household.issue-code', true);
  const now = ctx.clock.now();
  const { lastsDays } = await loadSetting(ctx, householdCodes, area.path);
  const expiresAt = new Date(now.getTime() + lastsDays * 86_400_000);
  const { symbols, outOf } = householdCodeDraws;
  const code = householdCode(Array.from({ length: symbols }, () => randomInt(outOf)));
  await ctx.db
    .update(households)
    .set({ codeHash: codeHash(ctx.vault, code), codeExpiresAt: expiresAt })
    .where(eq(households.id, household.id));
  await record(ctx, now, {
    action: 'people.issue-household-code',
    subjectKind: 'household',
    subjectId: household.id,
    areaPath: area.path,
    facts: { by },
  });
  return { code: printedCode(code), expiresAt: expiresAt.toISOString() };
}
