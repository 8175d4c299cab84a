import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { forms } from '@linli/db/reports/tables';
import { checkForm } from '@linli/domain/reports/check-form';
import { desc, eq, sql } from 'drizzle-orm';
import { checkSeen } from '../audit/check-seen.ts';
import { record } from '../audit/record.ts';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';

/**
 * Publishes a form as the next version of its key. Published versions never change, so rounds under way keep theirs.
 * @throws Problem not-allowed; invalid-input with pointers into the definition; lost-race after another version
 */
export async function publishForm(
  ctx: Ctx,
  { key, definition, reason, base }: ParsedInputOf<'POST /reports/publish-form'>,
): Promise<ReplyOf<'POST /reports/publish-form'>> {
  reach(ctx, 'forms.publish');
  const fields = checkForm(definition);
  if (fields.length > 0) throw new Problem('invalid-input', { fields });
  const now = ctx.clock.now();
  // Two at once get one version after the other.
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`form ${key}`}, 0))`);
  const [newest] = await ctx.db
    .select({ version: forms.version, setBy: forms.publishedBy })
    .from(forms)
    .where(eq(forms.key, key))
    .orderBy(desc(forms.version))
    .limit(1);
  await checkSeen(ctx, base, newest);
  const version = (newest?.version ?? 0) + 1;
  const formId = ctx.ids.next();
  await ctx.db.insert(forms).values({
    id: formId,
    key,
    version,
    definition,
    publishedAt: now,
    publishedBy: signedIn(ctx).accountId,
    reason: reason ?? null,
  });
  await record(ctx, now, {
    action: 'reports.publish-form',
    subjectKind: 'form',
    subjectId: formId,
    reason: reason ?? null,
    facts: { key, version, questions: definition.questions.length },
  });
  return { formId, version };
}
