import { arrayLiteral } from '@linli/db/array-literal';
import { rights } from '@linli/domain/identity/rights';
import { type SQL, sql } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { type Ctx, inTransaction } from '../context.ts';
import { tell } from '../notices/tell.ts';
import { endClaim } from './end-claim.ts';
import { holdClaim, readClaim } from './hold-claim.ts';
import { placeFreed } from './place-freed.ts';

// More than ever lose their posts within an hour; what is left is found an hour later.
const most = 500;

/** Places ahead of people who hold no post any more that lets them stand somewhere. */
export const withoutPost = (now: Date): SQL => sql`
  select place.id from claims place
  where place.state in ('offered', 'claimed') and place.starts_at > ${now.toISOString()}::timestamptz
    and not exists (select from appointments post where post.account_id = place.account_id
      and post.role = any(${arrayLiteral(rights['shifts.claim'])}::text[])
      and (post.until_at is null or post.until_at > ${now.toISOString()}::timestamptz))
  order by place.starts_at, place.id limit ${most}`;

/**
 * Frees places ahead of people whose posts have ended, or who closed their account: without one nobody checks in or gives a
 * place back. They are told, and the next of the waitlist is asked. A place that has begun stays with the lead.
 * @returns how many places became free
 */
export async function leaveWithoutPost(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now();
  const found = await ctx.db.execute<{ id: string }>(withoutPost(now));
  let freed = 0;
  for (const { id } of found)
    await inTransaction(ctx, async (inner) => {
      const { claim, loaded } = await holdClaim(inner, await readClaim(inner, id));
      if (claim.state !== 'offered' && claim.state !== 'claimed') return;
      await endClaim(inner, now, claim, 'taken-off', { by: null, reason: null });
      await record(inner, now, {
        action: 'shifts.leave-without-post',
        subjectKind: 'claim',
        subjectId: id,
        areaPath: loaded.facts.areaPath,
        facts: { accountId: claim.accountId },
      });
      await tell(inner, now, {
        kind: 'shift-called-off',
        accountIds: [claim.accountId],
        matter: `claim:${id}:taken-off`,
        facts: { claimId: id, shiftId: claim.shiftId, start: claim.startsAt.toISOString() },
      });
      await placeFreed(inner, now, claim.shiftId);
      freed++;
    });
  return freed;
}
