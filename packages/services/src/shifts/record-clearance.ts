import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid, Problem } from '@linli/contracts/problem';
import { arrayLiteral } from '@linli/db/array-literal';
import { clearances } from '@linli/db/shifts/duty-tables';
import { dayOf } from '@linli/domain/civil-time';
import { rights } from '@linli/domain/identity/rights';
import { sql } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { communityOf } from '../people/community-of.ts';
import { loadArea } from '../reports/load-area.ts';

/**
 * Records insurance and training of somebody who may stand in a community, before their first duty (志愿服务条例); the last one
 * said counts. What they hold already stays.
 * @throws Problem not-allowed; not-found for an area outside, and for somebody without a post there; invalid-input for an
 *   insurance that is over, and above communities
 */
export async function recordClearance(
  ctx: Ctx,
  { accountId, areaId, insurance, trained }: ParsedInputOf<'POST /shifts/record-clearance'>,
): Promise<ReplyOf<'POST /shifts/record-clearance'>> {
  const now = ctx.clock.now();
  const area = await loadArea(ctx, 'shifts.set-up', areaId);
  const community = await communityOf(ctx, area.path);
  if (!community) throw invalid('/areaId', 'not-allowed-here');
  if (insurance && insurance.untilDay < dayOf(now, ctx.settings.zone))
    throw invalid('/insurance/untilDay', 'in-the-past');
  const at = sql`${now.toISOString()}::timestamptz`;
  const there = await ctx.db.execute(sql`
    select from appointments post join areas place on place.id = post.area_id
    join accounts account on account.id = post.account_id and account.closed_at is null
    where post.account_id = ${accountId}::uuid and post.role = any(${arrayLiteral(rights['shifts.claim'])}::text[])
      and post.from_at <= ${at} and (post.until_at is null or post.until_at > ${at})
      and (place.path <@ ${community.path}::ltree or place.path @> ${community.path}::ltree)
    limit 1`);
  if (there.length === 0) throw new Problem('not-found');
  const row = {
    insurance: insurance?.kind ?? null,
    insuredUntil: insurance?.untilDay ?? null,
    insuranceNote: insurance?.note ?? '',
    trained: [...new Set(trained)],
    recordedBy: signedIn(ctx).accountId,
    recordedAt: now,
  };
  await ctx.db
    .insert(clearances)
    .values({ accountId, communityId: community.id, ...row })
    .onConflictDoUpdate({ target: [clearances.accountId, clearances.communityId], set: row });
  await record(ctx, now, {
    action: 'shifts.record-clearance',
    subjectKind: 'account',
    subjectId: accountId,
    areaPath: community.path,
    facts: { insurance: row.insurance, until: row.insuredUntil, trained: row.trained },
  });
  return { done: true };
}
