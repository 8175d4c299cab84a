import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Id } from '@linli/contracts/values';
import { areas } from '@linli/db/people/tables';
import { and, eq, ilike, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { areaView, fullNameAt } from './area-view.ts';

/** Communities one can ask to join, by a part of their name; what stands above them is public knowledge. */
export async function listCommunities(
  ctx: Ctx,
  input: ParsedInputOf<'GET /people/communities'>,
): Promise<ReplyOf<'GET /people/communities'>> {
  signedIn(ctx);
  const after = readCursorOf(input.cursor, z.tuple([z.string(), Id]));
  const name = sql`${areas.name} collate by_number`;
  const rows = await ctx.db
    .select({ area: areas, fullName: fullNameAt(sql`areas.path`, null) })
    .from(areas)
    .where(
      and(
        eq(areas.kind, 'community'),
        isNull(areas.closedAt),
        input.query === '' ? undefined : ilike(areas.name, `%${input.query.replace(/[\\%_]/g, '\\$&')}%`),
        after === null
          ? undefined
          : sql`(${name}, ${areas.id}) > (${after[0]} collate by_number, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(name, areas.id)
    .limit(input.limit + 1);
  return page(
    rows,
    input.limit,
    ({ area }) => [area.name, area.id],
    ({ area, fullName }) => areaView(area, fullName),
  );
}
