import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { demandReader, loadInvolvement } from './load-involvement.ts';
import { loadRequest } from './load-request.ts';
import { requestRows } from './request-rows.ts';
import { sameOpen } from './same-open.ts';

// A household with more is looked at on a page of its own.
const most = 20;

/**
 * What else of the household is open, the same matter for the same person first: what may have been asked twice. Of discreet
 * matters only what the same person asked for.
 * @throws Problem not-found, second-factor-needed; not-allowed for the resident's side
 */
export async function listAlike(
  ctx: Ctx,
  { requestId }: ParsedInputOf<'GET /requests/alike'>,
): Promise<ReplyOf<'GET /requests/alike'>> {
  const request = await loadRequest(ctx, requestId);
  if (demandReader(await loadInvolvement(ctx, request)) !== 'staff') throw new Problem('not-allowed');
  const { accountId, householdId, personId, kindKey, kind } = request;
  const same = await sameOpen(ctx, accountId, { householdId, personId, kindKey, discreet: kind.discreet });
  const sameIds = new Set(same.rows.map((row) => row.requestId));
  const others = await requestRows(ctx, {
    where: sql`r.household_id = ${householdId}::uuid and r.closed_at is null and r.id <> ${requestId}::uuid
      and (r.account_id = ${accountId}::uuid
        or not (${kind.discreet}::boolean or (k.definition -> 'discreet')::boolean))`,
    order: sql`r.id desc`,
    limit: most,
    seen: 'staff',
  });
  const rows = others.map((row) => ({ ...row, sameMatter: sameIds.has(row.requestId) }));
  return { items: rows.toSorted((a, b) => Number(b.sameMatter) - Number(a.sameMatter)) };
}
