import type { Role, TeamRole } from '@linli/contracts/identity/roles';
import { roleNames, teamRoles } from '@linli/contracts/identity/roles';
import type { AreaKind } from '@linli/contracts/people/areas';
import { arrayLiteral } from '@linli/db/array-literal';
import type { ClimbPolicy } from '@linli/domain/escalation/climb';
import type { Holder, Place } from '@linli/domain/escalation/find-told';
import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** Where a case is, and what its steps may ask for. */
export interface Spot {
  readonly areaPath: string;
  readonly policy: Pick<ClimbPolicy, 'ladder' | 'team'>;
}

interface AreaRow extends Record<string, unknown> {
  id: string;
  path: string;
  kind: AreaKind;
  name: string;
  holders: (Omit<Holder, 'areaId' | 'standIn'> & { standInId: string | null; standInName: string | null })[];
  left: { role: Role; at: string }[];
}

/** Posts that ladders know without naming them: whoever fills empty posts, and who hears of what is stuck. */
const always: readonly Role[] = ['grid-leader', 'secretary', 'duty-officer', ...teamRoles];

/** The path itself and the paths of the areas above it, nearest first. */
function upward(path: string): string[] {
  const labels = path.split('.');
  return labels.map((_, above) => labels.slice(0, labels.length - above).join('.'));
}

const onLeave = (account: SQL, at: SQL) => sql`exists (
  select from absences away where away.account_id = ${account} and away.from_at <= ${at} and away.until_at > ${at})`;

/**
 * Who holds which posts at and above many places at one moment, with leave and stand-ins, by at most two statements however
 * many there are. Whoever is on leave themselves does not stand in for somebody.
 * @returns what a step at a place finds
 */
export async function findPosts(
  ctx: Pick<Ctx, 'db'>,
  now: Date,
  spots: readonly Spot[],
): Promise<(spot: Spot) => Place> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const targets = spots.flatMap(({ policy }) => policy.ladder.steps.flatMap(({ tell }) => tell));
  const named = targets.flatMap((target) => (target.kind === 'post' ? [target.role] : []));
  const roles = roleNames.filter((role) => named.includes(role) || always.includes(role));
  const paths = [...new Set(spots.flatMap(({ areaPath }) => upward(areaPath)))];
  const areas = await ctx.db.execute<AreaRow>(sql`
    select place.id, place.path::text, place.kind, place.name,
      (select coalesce(json_agg(json_build_object('role', post.role, 'accountId', account.id, 'name', account.display_name,
          'onLeave', leave.id is not null, 'standInId', deputy.id, 'standInName', deputy.display_name)
          order by post.from_at, post.id), '[]')
        from appointments post
        join accounts account on account.id = post.account_id and account.closed_at is null
        left join absences leave on leave.account_id = account.id and leave.from_at <= ${at} and leave.until_at > ${at}
        left join accounts deputy on deputy.id = leave.stand_in_id and deputy.closed_at is null
          and not ${onLeave(sql`deputy.id`, at)}
        where post.area_id = place.id and post.role = any(${arrayLiteral(roles)}::text[])
          and post.from_at <= ${at} and (post.until_at is null or post.until_at > ${at})) as holders,
      (select coalesce(json_agg(json_build_object('role', gone.role, 'at', gone.at)), '[]')
        from (select role, max(until_at) as at from appointments
          where area_id = place.id and role = any(${arrayLiteral(roles)}::text[]) and until_at <= ${at}
          group by role) gone) as left
    from areas place where place.path = any(${arrayLiteral(paths)}::ltree[])`);
  const byPath = new Map(areas.map((area) => [area.path, area]));
  const ids = targets.flatMap((target) => (target.kind === 'person' ? [target.accountId] : []));
  const persons = ids.length === 0 ? [] : await findPersons(ctx, at, [...new Set(ids)]);
  return ({ areaPath, policy }) => {
    const above = upward(areaPath).flatMap((path) => byPath.get(path) ?? []);
    return {
      areas: above.map(({ id, kind, name }) => ({ areaId: id, kind, name })),
      holders: above.flatMap(({ id, holders }) =>
        holders.map((holder) => ({ ...holder, areaId: id, standIn: standInOf(holder) })),
      ),
      left: above.flatMap(({ id, left }) =>
        left.map(({ role, at: since }) => ({ areaId: id, role, at: new Date(since) })),
      ),
      persons,
      team: policy.team satisfies TeamRole | null,
    };
  };
}

async function findPersons(ctx: Pick<Ctx, 'db'>, at: SQL, ids: readonly string[]): Promise<Place['persons']> {
  const rows = await ctx.db.execute<{
    id: string;
    name: string;
    away: boolean;
    standInId: string | null;
    standInName: string | null;
  }>(sql`
    select account.id, account.display_name as name, leave.id is not null as away,
      deputy.id as "standInId", deputy.display_name as "standInName"
    from accounts account
    left join absences leave on leave.account_id = account.id and leave.from_at <= ${at} and leave.until_at > ${at}
    left join accounts deputy on deputy.id = leave.stand_in_id and deputy.closed_at is null
      and not ${onLeave(sql`deputy.id`, at)}
    where account.closed_at is null and account.id = any(${arrayLiteral(ids)}::uuid[])`);
  return rows.map((row) => ({
    accountId: row.id,
    name: row.name,
    onLeave: row.away,
    standIn: standInOf(row),
  }));
}

const standInOf = ({ standInId, standInName }: { standInId: string | null; standInName: string | null }) =>
  standInId === null ? null : { accountId: standInId, name: standInName ?? '' };
