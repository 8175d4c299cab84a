import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { Id } from '@linli/contracts/values';
import { areas } from '@linli/db/people/tables';
import { alerts } from '@linli/db/reports/tables';
import { seesContent } from '@linli/domain/requests/may-do';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { demand } from '../authorise.ts';
import { type EventSight, readEvents } from '../cases/read-events.ts';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { demandReader, type Involvement, loadInvolvement } from './load-involvement.ts';
import { loadRequest } from './load-request.ts';

/** How far somebody who reads a request may read its timeline; null: not at all, as a neighbour. */
export function sightOf(involvement: Involvement): EventSight | null {
  const { as, reader, matter } = involvement;
  if (as === null || as === 'neighbour') return null;
  return { asStaff: as === 'staff', words: seesContent(reader, matter) };
}

async function sightOfAlert(ctx: Ctx, alertId: string): Promise<EventSight> {
  const [alert] = await ctx.db
    .select({ path: areas.path })
    .from(alerts)
    .innerJoin(areas, eq(areas.id, alerts.areaId))
    .where(eq(alerts.id, alertId));
  if (!alert) throw new Problem('not-found');
  demand(ctx, 'alerts.view', alert.path);
  return { asStaff: true, words: true };
}

/**
 * What happened to a request or an alert and what did not, newest first.
 * @throws Problem not-found, not-allowed, second-factor-needed; invalid-input for the cursor
 */
export async function showTimeline(
  ctx: Ctx,
  { caseKind, caseId, cursor, limit }: ParsedInputOf<'GET /cases/timeline'>,
): Promise<ReplyOf<'GET /cases/timeline'>> {
  const before = readCursorOf(cursor, z.tuple([Id]));
  let sight: EventSight | null;
  if (caseKind === 'alert') sight = await sightOfAlert(ctx, caseId);
  else {
    const involvement = await loadInvolvement(ctx, await loadRequest(ctx, caseId));
    demandReader(involvement);
    sight = sightOf(involvement);
  }
  if (sight === null) throw new Problem('not-allowed');
  const events = await readEvents(ctx, caseId, sight, {
    limit: limit + 1,
    ...(before === null ? {} : { before: before[0] }),
  });
  return page(
    events,
    limit,
    (event) => [event.eventId],
    (event) => event,
  );
}
