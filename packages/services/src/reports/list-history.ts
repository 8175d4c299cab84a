import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { may } from '@linli/domain/identity/rights';
import { sql } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { demand, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { page, readCursor } from '../paging.ts';
import { submissionViews } from './submission-views.ts';

interface Standing extends Record<string, unknown> {
  area_path: string;
  is_member: boolean;
  members: { personId: string; isRelative: boolean }[];
}

/**
 * Reports of a household with all their versions, newest first. Members see what was said of those who live there now,
 * relatives what was said of theirs, staff with the right everything, which is written down.
 * @throws Problem not-signed-in, not-found
 */
export async function listHistory(
  ctx: Ctx,
  { householdId, cursor, limit }: ParsedInputOf<'GET /reports/history'>,
): Promise<ReplyOf<'GET /reports/history'>> {
  const actor = signedIn(ctx);
  const [standing] = await ctx.db.execute<Standing>(sql`
    select a.path::text as area_path,
      exists (select from joins j where j.account_id = ${actor.accountId}::uuid and j.household_id = h.id
        and j.state = 'confirmed' and j.ended_at is null) as is_member,
      (select coalesce(json_agg(json_build_object('personId', m.person_id, 'isRelative', exists (
          select from relatives r
          where r.account_id = ${actor.accountId}::uuid and r.person_id = m.person_id and r.ended_at is null))), '[]')
        from memberships m where m.household_id = h.id and m.until_at is null) as members
    from households h join areas a on a.id = h.area_id
    where h.id = ${householdId}::uuid`);
  if (!standing) throw new Problem('not-found');
  const relatives = standing.members.filter(({ isRelative }) => isRelative);
  const isStaff = !standing.is_member && relatives.length === 0;
  if (isStaff) {
    if (!may(actor.posts, 'reports.read', standing.area_path)) throw new Problem('not-found');
    demand(ctx, 'reports.read', standing.area_path);
  }
  const seen = standing.is_member || isStaff ? standing.members : relatives;
  const after = readCursor(cursor, 1);
  const views = await submissionViews(ctx, {
    householdId,
    personIds: seen.map(({ personId }) => personId),
    withHousehold: standing.is_member || isStaff,
    where: after === null ? sql`true` : sql`sent.id < ${String(after[0])}::uuid`,
    limit: limit + 1,
  });
  if (isStaff)
    await record(ctx, ctx.clock.now(), {
      action: 'reports.read-history',
      subjectKind: 'household',
      subjectId: householdId,
      areaPath: standing.area_path,
      facts: { reports: Math.min(views.length, limit) },
    });
  return page(
    views,
    limit,
    (view) => [view.submissionId],
    (view) => view,
  );
}
