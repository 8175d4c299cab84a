import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { relatives } from '@linli/db/people/tables';
import { and, eq, isNull } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';

/**
 * No longer acts for a relative; what was reported for them stays. Doing it again changes nothing.
 * @throws Problem not-found for a relative of somebody else.
 */
export async function removeRelative(
  ctx: Ctx,
  input: ParsedInputOf<'POST /people/remove-relative'>,
): Promise<ReplyOf<'POST /people/remove-relative'>> {
  const { accountId } = signedIn(ctx);
  const own = and(eq(relatives.id, input.relativeId), eq(relatives.accountId, accountId));
  const [found] = await ctx.db.select({ personId: relatives.personId }).from(relatives).where(own);
  if (!found) throw new Problem('not-found');
  const now = ctx.clock.now();
  const [ended] = await ctx.db
    .update(relatives)
    .set({ endedAt: now })
    .where(and(own, isNull(relatives.endedAt)))
    .returning({ id: relatives.id });
  if (ended) {
    await record(ctx, now, {
      action: 'people.remove-relative',
      subjectKind: 'person',
      subjectId: found.personId,
      facts: { relative: ended.id },
    });
  }
  return { done: true };
}
