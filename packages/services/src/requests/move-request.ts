import { Problem } from '@linli/contracts/problem';
import type { RequestState } from '@linli/contracts/requests/labels';
import { requests } from '@linli/db/requests/tables';
import { comesBack, isOver, isWorthTelling, mayGo, reopens } from '@linli/domain/requests/life';
import { and, eq, sql } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import type { CaseEvent } from '../cases/followers.ts';
import { tellCase } from '../cases/tell-case.ts';
import type { Ctx } from '../context.ts';
import type { LoadedRequest } from './load-request.ts';
import { settleRequest } from './settle-request.ts';
import { tellResident } from './tell-resident.ts';

type Columns = PgUpdateSetSource<typeof requests>;

/**
 * Takes a request one step on its way and tells what happened; one conditional update on the state it was seen in decides
 * between two who try at once. `event` says what is written into the timeline. What ends with the step (hands, a pause, open
 * pleas) is ended; the resident is told.
 * @returns the request as it is now
 * @throws Problem illegal-transition when its life does not go there; lost-race when it moved meanwhile
 */
export async function moveRequest(
  ctx: Ctx,
  now: Date,
  request: LoadedRequest,
  to: RequestState,
  event: Pick<CaseEvent, 'what' | 'reason' | 'facts' | 'shownTo'>,
  set: Columns = {},
): Promise<LoadedRequest> {
  if (!mayGo(request.state, to) && !comesBack(request.state, to)) throw new Problem('illegal-transition');
  const again = reopens(request.state, to);
  const moved = await ctx.db
    .update(requests)
    .set({
      ...set,
      state: to,
      stateSince: now,
      version: sql`${requests.version} + 1`,
      closedAt: isOver(to) ? now : null,
      ...(again ? { reopened: sql`${requests.reopened} + 1`, doneAt: null } : {}),
      ...(to === 'taken'
        ? {
            takenAt: now,
            answeredAt: sql`coalesce(${requests.answeredAt}, ${now.toISOString()}::timestamptz)`,
          }
        : {}),
      ...(to === 'done' ? { doneAt: now } : {}),
    })
    .where(and(eq(requests.id, request.id), eq(requests.state, request.state)))
    .returning({ version: requests.version, deadlineAt: requests.deadlineAt, reopened: requests.reopened });
  const [row] = moved;
  if (!row) throw new Problem('lost-race');
  const moment: LoadedRequest = {
    ...request,
    ...row,
    state: to,
    doneAt: to === 'done' ? now : again ? null : request.doneAt,
    closedAt: isOver(to) ? now : null,
  };
  const there = to === 'done' || isOver(to) ? await settleRequest(ctx, now, moment) : moment;
  await tellRequest(ctx, now, there, event);
  if (isWorthTelling(request.state, to)) await tellResident(ctx, now, there, `${to}:${row.version}`);
  return there;
}

/** Tells what happened to a request without moving it. */
export const tellRequest = (
  ctx: Ctx,
  now: Date,
  request: Pick<LoadedRequest, 'id' | 'areaPath'>,
  event: Pick<CaseEvent, 'what' | 'reason' | 'facts' | 'shownTo'>,
): Promise<void> =>
  tellCase(ctx, now, { caseKind: 'request', caseId: request.id, areaPath: request.areaPath, ...event });
