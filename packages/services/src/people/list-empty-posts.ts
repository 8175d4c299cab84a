import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { type Role, roleNames } from '@linli/contracts/identity/roles';
import type { AreaKind } from '@linli/contracts/people/areas';
import { Id } from '@linli/contracts/values';
import { arrayLiteral } from '@linli/db/array-literal';
import { addDays, dayOf } from '@linli/domain/civil-time';
import { wantedPost } from '@linli/domain/people/coverage';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { reach } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { within } from '../within.ts';
import { areaWithin } from './area-view.ts';

const Cursor = z.tuple([z.string().regex(/^\d+(\.\d+)*$/), z.enum(roleNames), Id]);
const missedFor = 30;

interface Row extends Record<string, unknown> {
  id: string;
  path: string;
  kind: AreaKind;
  name: string;
  role: Role;
  households: number;
  since: string | null;
  last_holder: string | null;
  missed: number;
}

/**
 * Posts nobody holds in an area, down the tree: what every area of a kind should have, and what a case looked for in the last
 * thirty days and did not find (`post_gaps` of the ladders, read here as a fact of the database).
 * @throws Problem not-allowed; not-found outside the caller's areas; invalid-input for the cursor
 */
export async function listEmptyPosts(
  ctx: Ctx,
  { areaId, role, cursor, limit }: ParsedInputOf<'GET /people/empty-posts'>,
): Promise<ReplyOf<'GET /people/empty-posts'>> {
  const area = await areaWithin(ctx, areaId, reach(ctx, 'posts.view'));
  const after = readCursorOf(cursor, Cursor);
  const now = ctx.clock.now();
  const at = sql`${now.toISOString()}::timestamptz`;
  const from = sql`${addDays(dayOf(now, ctx.settings.zone), -missedFor)}::date`;
  const rows = await ctx.db.execute<Row>(sql`
    with wanted as (
      select place.id, place.path, place.kind, coalesce(place.compound, '') || place.name as name, needs.role
      from areas place
      join unnest(${arrayLiteral(Object.keys(wantedPost))}::text[], ${arrayLiteral(Object.values(wantedPost))}::text[]) as needs(kind, role)
        on needs.kind = place.kind
      where place.closed_at is null and ${within(sql`place.path`, [area.path])}
      union
      select place.id, place.path, place.kind, coalesce(place.compound, '') || place.name, gap.role
      from post_gaps gap join areas place on place.id = gap.area_id
      where gap.day >= ${from} and place.closed_at is null and ${within(sql`place.path`, [area.path])}
    ), empty as (
      select * from wanted
      where not exists (
        select from appointments post join accounts holder on holder.id = post.account_id and holder.closed_at is null
        where post.area_id = wanted.id and post.role = wanted.role
          and post.from_at <= ${at} and (post.until_at is null or post.until_at > ${at}))
        ${role === undefined ? sql`` : sql`and wanted.role = ${role}`}
        ${after === null ? sql`` : sql`and (wanted.path, wanted.role, wanted.id) > (${after[0]}::ltree, ${after[1]}, ${after[2]}::uuid)`}
      order by path, role, id limit ${limit + 1}
    )
    select empty.id, empty.path::text, empty.kind, empty.name, empty.role,
      (select count(*)::int from areas below join households home on home.area_id = below.id and home.closed_at is null
        where below.path <@ empty.path) as households,
      gone.until_at as since, gone.name as last_holder,
      (select count(*)::int from post_gaps gap
        where gap.area_id = empty.id and gap.role = empty.role and gap.day >= ${from}) as missed
    from empty left join lateral (
      select post.until_at, holder.display_name as name
      from appointments post join accounts holder on holder.id = post.account_id
      where post.area_id = empty.id and post.role = empty.role and post.until_at <= ${at}
      order by post.until_at desc, post.id desc limit 1) gone on true
    order by empty.path, empty.role, empty.id`);
  return page(
    rows,
    limit,
    (row) => [row.path, row.role, row.id],
    (row) => ({
      role: row.role,
      areaId: row.id,
      areaName: row.name,
      areaKind: row.kind,
      households: row.households,
      since: row.since && new Date(row.since).toISOString(),
      lastHolder: row.last_holder,
      missedDays: row.missed,
    }),
  );
}
