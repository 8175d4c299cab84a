import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { requestKinds } from '@linli/db/requests/tables';
import { checkKind } from '@linli/domain/requests/kind-form';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { loadArea } from '../reports/load-area.ts';
import { nextKindVersion } from './next-kind-version.ts';

/**
 * Publishes a kind for an area and what lies below, as the next version of its key there. Requests under way keep the
 * version they were made with.
 * @throws Problem not-allowed, not-found; invalid-input with pointers into the definition; lost-race after another version
 */
export async function publishKind(
  ctx: Ctx,
  { areaId, key, definition, reason, base }: ParsedInputOf<'POST /requests/publish-kind'>,
): Promise<ReplyOf<'POST /requests/publish-kind'>> {
  const area = await loadArea(ctx, 'requests.set-up', areaId);
  const fields = checkKind(definition);
  if (fields.length > 0) throw new Problem('invalid-input', { fields });
  const now = ctx.clock.now();
  const version = await nextKindVersion(ctx, areaId, key, base);
  const kindId = ctx.ids.next();
  await ctx.db.insert(requestKinds).values({
    id: kindId,
    key,
    version,
    areaId,
    definition,
    publishedAt: now,
    publishedBy: signedIn(ctx).accountId,
    reason: reason ?? null,
  });
  await record(ctx, now, {
    action: 'requests.publish-kind',
    subjectKind: 'request-kind',
    subjectId: kindId,
    areaPath: area.path,
    reason: reason ?? null,
    facts: { key, version, questions: definition.questions.length },
  });
  return { kindId, key, version, definition };
}
