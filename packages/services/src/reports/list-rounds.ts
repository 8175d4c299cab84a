import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { arrayLiteral } from '@linli/db/array-literal';
import { areas } from '@linli/db/people/tables';
import { forms, rounds } from '@linli/db/reports/tables';
import { and, desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { reachedPaths } from './reached-paths.ts';
import { roundColumns, roundView } from './round-view.ts';

/** Rounds that touch my area, those of wider areas included, newest first. @throws Problem not-allowed, not-found */
export async function listRounds(
  ctx: Ctx,
  { areaId, cursor, limit }: ParsedInputOf<'GET /reports/rounds'>,
): Promise<ReplyOf<'GET /reports/rounds'>> {
  const paths = arrayLiteral(await reachedPaths(ctx, 'rounds.view', areaId));
  const after = readCursorOf(cursor, z.tuple([z.uuid()]));
  const rows = await ctx.db
    .select(roundColumns)
    .from(rounds)
    .innerJoin(forms, eq(forms.id, rounds.formId))
    .innerJoin(areas, eq(areas.id, rounds.areaId))
    .where(
      and(
        sql`(${areas.path} <@ any(${paths}::ltree[]) or ${areas.path} @> any(${paths}::ltree[]))`,
        after === null ? undefined : sql`${rounds.id} < ${after[0]}::uuid`,
      ),
    )
    .orderBy(desc(rounds.id))
    .limit(limit + 1);
  return page(rows, limit, ({ round }) => [round.id], roundView);
}
