import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { Role } from '@linli/contracts/identity/roles';
import { Problem } from '@linli/contracts/problem';
import { arrayLiteral } from '@linli/db/array-literal';
import { mayDecide } from '@linli/domain/requests/plea-approver';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { uses } from '../vault.ts';
import { within } from '../within.ts';
import { requestRows } from './request-rows.ts';

const Cursor = z.tuple([z.uuid()]);
// Open pleas of a district at one time are few; those above a post see them all until they are decided.
const mostOpen = 1000;

/**
 * What waits for my decision, longest waiting first: pleas that name my post, and those of posts below it.
 * @throws Problem second-factor-needed
 */
export async function listPleas(
  ctx: Ctx,
  { cursor, limit }: ParsedInputOf<'GET /requests/pleas'>,
): Promise<ReplyOf<'GET /requests/pleas'>> {
  const { accountId, posts, secondFactor } = signedIn(ctx);
  if (secondFactor === 'asked' || secondFactor === 'to-enrol') throw new Problem('second-factor-needed');
  const after = readCursorOf(cursor, Cursor);
  const paths = [...new Set(posts.map(({ areaPath }) => areaPath))];
  const open = await ctx.db.execute<{
    id: string;
    request_id: string;
    kind: string;
    reason_cipher: Buffer;
    until_at: string | null;
    asked_at: string;
    asked_by: string;
    role: Role;
    path: string;
  }>(sql`
    select plea.id, plea.request_id, plea.kind, plea.reason_cipher, plea.until_at, plea.asked_at,
      asker.display_name as asked_by, plea.approver_role as role, place.path::text as path
    from request_pleas plea
    join areas place on place.id = plea.approver_area_id
    join accounts asker on asker.id = plea.asked_by
    where plea.state = 'open' and plea.asked_by <> ${accountId}::uuid and ${within(sql`place.path`, paths)}
      ${after === null ? sql`` : sql`and plea.id > ${after[0]}::uuid`}
    order by plea.id
    limit ${mostOpen}`);
  const mine = open
    .filter(({ role, path }) => mayDecide(posts, { role, areaPath: path }))
    .slice(0, limit + 1);
  const rows = await requestRows(ctx, {
    where: sql`r.id = any(${arrayLiteral([...new Set(mine.map((plea) => plea.request_id))])}::uuid[])`,
    order: sql`r.id`,
    limit: limit + 1,
    seen: 'staff',
  });
  const rowOf = new Map(rows.map((row) => [row.requestId, row]));
  const shown = mine.flatMap((plea) => {
    const request = rowOf.get(plea.request_id);
    return request ? [{ plea, request }] : [];
  });
  return page(
    shown,
    limit,
    ({ plea }) => [plea.id],
    ({ plea, request }) => ({
      request,
      pleaId: plea.id,
      kind: plea.kind,
      reason: ctx.vault.openText(uses.plea, plea.reason_cipher),
      untilAt: plea.until_at && new Date(plea.until_at).toISOString(),
      askedBy: plea.asked_by,
      askedAt: new Date(plea.asked_at).toISOString(),
    }),
  );
}
