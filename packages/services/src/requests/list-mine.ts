import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Id } from '@linli/contracts/values';
import { isOver } from '@linli/domain/requests/life';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { requestRows } from './request-rows.ts';

const Key = z.tuple([z.union([z.literal(0), z.literal(1)]), Id]);

/**
 * Requests of the caller's households and relatives, and open ones they wrote down for others; open ones first, then the
 * newest. Discreet ones only of the caller's own.
 * @throws Problem not-signed-in; invalid-input for the cursor
 */
export async function listMine(
  ctx: Ctx,
  { open, cursor, limit }: ParsedInputOf<'GET /requests/mine'>,
): Promise<ReplyOf<'GET /requests/mine'>> {
  const me = sql`${signedIn(ctx).accountId}::uuid`;
  const after = readCursorOf(cursor, Key);
  // The same as what makes somebody a resident or scribe of a request, see `loadInvolvement`.
  const mine = sql`r.id in (
    select x.id from requests x
    where x.account_id = ${me} and x.basis in ('phone', 'visit', 'paper') and x.closed_at is null
    union all
    select x.id from joins j
    join requests x on x.household_id = j.household_id
    join request_kinds of_x on of_x.id = x.kind_id
    where j.account_id = ${me} and j.state = 'confirmed' and j.ended_at is null
      and (not (of_x.definition -> 'discreet')::boolean or (x.account_id = ${me} and x.basis not in ('phone', 'visit', 'paper'))
        or exists (select from persons p where p.id = x.person_id and p.account_id = ${me}))
    union all
    select x.id from relatives k
    join memberships m on m.person_id = k.person_id and m.until_at is null
    join requests x on x.household_id = m.household_id
    join request_kinds of_x on of_x.id = x.kind_id
    where k.account_id = ${me} and k.ended_at is null and x.person_id = k.person_id
      and (not (of_x.definition -> 'discreet')::boolean or x.account_id = ${me}))`;
  const isOpen = sql`r.closed_at is null`;
  const which = open === undefined ? sql`true` : open === 'true' ? isOpen : sql`r.closed_at is not null`;
  const further =
    after === null
      ? sql`true`
      : sql`((r.closed_at is not null)::int > ${after[0]}::int
          or ((r.closed_at is not null)::int = ${after[0]}::int and r.id < ${after[1]}::uuid))`;
  const rows = await requestRows(ctx, {
    where: sql`${mine} and ${which} and ${further}`,
    order: sql`(r.closed_at is not null)::int, r.id desc`,
    limit: limit + 1,
    seen: 'full',
  });
  return page(
    rows,
    limit,
    (row) => [isOver(row.state) ? 1 : 0, row.requestId],
    (row) => row,
  );
}
