import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Id, Instant } from '@linli/contracts/values';
import { rosterGaps } from '@linli/db/rosters/tables';
import { checkpoints, shifts } from '@linli/db/shifts/tables';
import { and, asc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { shiftColumns, shiftRow } from '../shifts/shift-row.ts';
import { loadRoster } from './load-roster.ts';

type Gap = ReplyOf<'GET /rosters/:rosterId/gaps'>['items'][number];

/** Places of a roster nobody takes, soonest first: why, and what would close them. @throws Problem not-found, not-allowed */
export async function listGaps(
  ctx: Ctx,
  { rosterId, cursor, limit }: ParsedInputOf<'GET /rosters/:rosterId/gaps'>,
): Promise<ReplyOf<'GET /rosters/:rosterId/gaps'>> {
  await loadRoster(ctx, rosterId, 'rosters.view');
  const after = readCursorOf(cursor, z.tuple([Instant, Id]));
  const rows = await ctx.db
    .select({ gap: rosterGaps, ...shiftColumns })
    .from(rosterGaps)
    .innerJoin(shifts, eq(shifts.id, rosterGaps.shiftId))
    .innerJoin(checkpoints, eq(checkpoints.id, shifts.checkpointId))
    .where(
      and(
        eq(rosterGaps.rosterId, rosterId),
        after === null
          ? undefined
          : sql`(${shifts.startsAt}, ${rosterGaps.id}) > (${after[0]}::timestamptz, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(asc(shifts.startsAt), asc(rosterGaps.id))
    .limit(limit + 1);
  return page(
    rows,
    limit,
    ({ gap, shift }) => [shift.startsAt.toISOString(), gap.id],
    ({ gap, ...found }) => ({
      shift: shiftRow(found),
      missing: gap.missing,
      role: gap.role as Gap['role'],
      why: gap.why as Gap['why'],
      remedies: gap.remedies as Gap['remedies'],
    }),
  );
}
