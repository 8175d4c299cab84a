import { Problem } from '@linli/contracts/problem';
import { requests } from '@linli/db/requests/tables';
import { eq, sql } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import type { CaseEvent } from '../cases/followers.ts';
import type { Ctx } from '../context.ts';
import type { LoadedRequest } from './load-request.ts';
import { tellRequest } from './move-request.ts';
import { tellResident } from './tell-resident.ts';

/**
 * Changes something about a request that stays where it is on its way, and tells what happened. The caller holds its lock.
 * @param more.mark when given, the resident is told by a message as well, once for each mark
 */
export async function changeRequest(
  ctx: Ctx,
  now: Date,
  request: LoadedRequest,
  event: Pick<CaseEvent, 'what' | 'reason' | 'facts' | 'shownTo'>,
  more: { set?: PgUpdateSetSource<typeof requests>; mark?: string } = {},
): Promise<LoadedRequest> {
  const [row] = await ctx.db
    .update(requests)
    .set({ ...more.set, version: sql`${requests.version} + 1` })
    .where(eq(requests.id, request.id))
    .returning({
      version: requests.version,
      deadlineAt: requests.deadlineAt,
      answeredAt: requests.answeredAt,
    });
  if (!row) throw new Problem('not-found');
  const changed = { ...request, ...row };
  await tellRequest(ctx, now, changed, event);
  if (more.mark !== undefined) await tellResident(ctx, now, changed, more.mark);
  return changed;
}
