import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { requestKinds } from '@linli/db/requests/tables';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { loadArea } from '../reports/load-area.ts';
import { kindsAt } from './kinds-at.ts';
import { nextKindVersion } from './next-kind-version.ts';

/**
 * Offers a kind no longer in an area and below, whoever published it; publishing it there offers it again. A closed
 * version of the area says so, so that the one from above does not come back.
 * @throws Problem not-allowed, not-found (area, or a kind that is not offered there)
 */
export async function closeKind(
  ctx: Ctx,
  { areaId, key, reason }: ParsedInputOf<'POST /requests/close-kind'>,
): Promise<ReplyOf<'POST /requests/close-kind'>> {
  const area = await loadArea(ctx, 'requests.set-up', areaId);
  const now = ctx.clock.now();
  const version = await nextKindVersion(ctx, areaId, key);
  const offered = (await kindsAt(ctx, area.path)).find((kind) => kind.key === key);
  if (!offered) throw new Problem('not-found');
  const kindId = ctx.ids.next();
  await ctx.db.insert(requestKinds).values({
    id: kindId,
    key,
    version,
    areaId,
    definition: offered.definition,
    publishedAt: now,
    publishedBy: signedIn(ctx).accountId,
    closedAt: now,
    reason,
  });
  await record(ctx, now, {
    action: 'requests.close-kind',
    subjectKind: 'request-kind',
    subjectId: kindId,
    areaPath: area.path,
    reason,
    facts: { key, version },
  });
  return { done: true };
}
