import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/**
 * Whether a case has climbed past the level from which whoever gets it may not hand it back 首接负责: the level it
 * reached, or the one at which somebody was told. Ladders are a later slice; this reads what they wrote as facts of the
 * database.
 */
export async function climbBinds(
  ctx: Pick<Ctx, 'db'>,
  requestId: string,
  toldTo: string | null = null,
): Promise<boolean> {
  const level =
    toldTo === null
      ? sql`climb.level`
      : sql`(select told.level from climb_told told where told.climb_id = climb.id and told.account_id = ${toldTo}::uuid)`;
  const [climb] = await ctx.db.execute<{ binds: boolean }>(sql`
    select coalesce(${level} > (climb.policy -> 'ladder' ->> 'binding')::int, false) as binds
    from climbs climb where climb.case_id = ${requestId}::uuid and climb.state <> 'ended'`);
  return climb?.binds ?? false;
}
