import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { loadStanding } from './load-standing.ts';
import { submissionViews } from './submission-views.ts';

/**
 * Reports of a household with all their versions, newest first. Members see what was said of those who live there now,
 * relatives what was said of theirs, staff with the right everything, which is written down.
 * @throws Problem not-signed-in, not-found
 */
export async function listHistory(
  ctx: Ctx,
  { householdId, cursor, limit }: ParsedInputOf<'GET /reports/history'>,
): Promise<ReplyOf<'GET /reports/history'>> {
  const { isMember, reads, ...standing } = await loadStanding(ctx, householdId);
  const seen = isMember || reads ? standing.personIds : standing.relativeIds;
  if (!isMember && !reads && seen.length === 0) throw new Problem('not-found');
  const after = readCursorOf(cursor, z.tuple([z.uuid()]));
  const views = await submissionViews(ctx, {
    householdId,
    personIds: seen,
    withHousehold: isMember || reads,
    where: after === null ? sql`true` : sql`sent.id < ${after[0]}::uuid`,
    limit: limit + 1,
  });
  if (reads)
    await record(ctx, ctx.clock.now(), {
      action: 'reports.read-history',
      subjectKind: 'household',
      subjectId: householdId,
      areaPath: standing.areaPath,
      facts: { reports: Math.min(views.length, limit) },
    });
  return page(
    views,
    limit,
    (view) => [view.submissionId],
    (view) => view,
  );
}
