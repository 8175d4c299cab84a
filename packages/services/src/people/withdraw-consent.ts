import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { consents } from '@linli/db/people/tables';
import { and, eq, isNull } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';

/**
 * Withdraws one consent in whatever versions it was given; the rows stay and say from when to when it held. Withdrawing what
 * was not given changes nothing.
 */
export async function withdrawConsent(
  ctx: Ctx,
  input: ParsedInputOf<'POST /people/withdraw-consent'>,
): Promise<ReplyOf<'POST /people/withdraw-consent'>> {
  const { accountId } = signedIn(ctx);
  const now = ctx.clock.now();
  const withdrawn = await ctx.db
    .update(consents)
    .set({ withdrawnAt: now })
    .where(
      and(eq(consents.accountId, accountId), eq(consents.kind, input.kind), isNull(consents.withdrawnAt)),
    )
    .returning({ id: consents.id, version: consents.version });
  for (const { id, version } of withdrawn) {
    await record(ctx, now, {
      action: 'people.withdraw-consent',
      subjectKind: 'consent',
      subjectId: id,
      facts: { kind: input.kind, version },
    });
  }
  return { done: true };
}
