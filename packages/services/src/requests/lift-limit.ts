import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { sql } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { reach } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { within } from '../within.ts';

/**
 * Lets an account that asked for help too often ask again, for staff of an area where it is let into a household or has
 * asked for somebody. The count itself lies outside the transaction: it is forgotten at once.
 * @throws Problem not-allowed, second-factor-needed; not-found for an account with nothing in the actor's areas
 */
export async function liftLimit(
  ctx: Ctx,
  { accountId, reason }: ParsedInputOf<'POST /requests/lift-limit'>,
): Promise<ReplyOf<'POST /requests/lift-limit'>> {
  const paths = reach(ctx, 'requests.handle');
  const [home] = await ctx.db.execute<{ path: string }>(sql`
    select a.path::text as path from areas a
    where ${within(sql`a.path`, paths)} and (
      a.id in (select h.area_id from joins j join households h on h.id = j.household_id
        where j.account_id = ${accountId}::uuid and j.state = 'confirmed' and j.ended_at is null)
      or a.id in (select r.area_id from requests r where r.account_id = ${accountId}::uuid))
    limit 1`);
  if (!home) throw new Problem('not-found');
  await ctx.limits.forget('help-by-account', accountId);
  await record(ctx, ctx.clock.now(), {
    action: 'requests.lift-limit',
    subjectKind: 'account',
    subjectId: accountId,
    areaPath: home.path,
    reason,
  });
  return { done: true };
}
