import type { RequestRow } from '@linli/contracts/requests/values';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { requestRows } from './request-rows.ts';

interface SameMatter {
  readonly householdId: string;
  readonly personId: string | null;
  readonly kindKey: string;
  readonly discreet: boolean;
}

// More than anybody reads.
const most = 20;

/**
 * Requests of the same matter that are still open, newest first. Of discreet matters everybody sees their own alone;
 * `hidden` tells that somebody else of the household has one, which nobody learns.
 */
export async function sameOpen(
  ctx: Ctx,
  accountId: string,
  { householdId, personId, kindKey, discreet }: SameMatter,
): Promise<{ rows: RequestRow[]; hidden: boolean }> {
  const open = sql`r.household_id = ${householdId}::uuid and r.person_id is not distinct from ${personId}::uuid
    and r.kind_key = ${kindKey} and r.closed_at is null`;
  const own = sql`r.account_id = ${accountId}::uuid`;
  const rows = await requestRows(ctx, {
    where: discreet ? sql`${open} and ${own}` : open,
    order: sql`r.id desc`,
    limit: most,
    seen: 'full',
  });
  if (!discreet) return { rows, hidden: false };
  const [other] = await ctx.db.execute(sql`select 1 from requests r where ${open} and not (${own}) limit 1`);
  return { rows, hidden: other !== undefined };
}
