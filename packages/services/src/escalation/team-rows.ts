import { DutySpan } from '@linli/contracts/escalation/team-endpoints';
import type { TeamRole } from '@linli/contracts/identity/roles';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';

const Spans = z.array(DutySpan);

export interface TeamRow {
  readonly role: TeamRole;
  readonly areaId: string;
  readonly path: string;
  readonly areaName: string;
  readonly members: readonly {
    readonly appointmentId: string;
    readonly accountId: string;
    readonly name: string;
    readonly spans: DutySpan[] | null;
  }[];
  readonly open: number;
  readonly unanswered: number;
}

interface Row extends Record<string, unknown> {
  role: TeamRole;
  area_id: string;
  path: string;
  name: string;
  members: { appointmentId: string; accountId: string; name: string; spans: unknown }[];
  open: number;
  unanswered: number;
}

/**
 * Condition that a case went to a team: its kind names the team and no team of the kind stands nearer to the place, or a step told the post.
 * Speaks of `climbs`.
 */
export const sentTo = (
  role: SQL,
  path: SQL,
  at: SQL,
): SQL => sql`(climbs.state <> 'ended' and climbs.area_path <@ ${path} and (
  (climbs.policy ->> 'team' = ${role} and not exists (
    select from areas near join appointments held on held.area_id = near.id and held.role = ${role}
      and held.from_at <= ${at} and (held.until_at is null or held.until_at > ${at})
    where near.path @> climbs.area_path and near.path <@ ${path} and near.path <> ${path}))
  or exists (select from climb_told knows where knows.climb_id = climbs.id and knows.role = ${role})))`;

/** Teams of which `where` says (it speaks of `place` and `post`), down the tree, with their members and how much is with them. */
export async function teamRows(
  ctx: Pick<Ctx, 'db'>,
  now: Date,
  { where, limit }: { where: SQL; limit: number },
): Promise<TeamRow[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const rows = await ctx.db.execute<Row>(sql`
    with team as (
      select place.id, place.path, coalesce(place.compound, '') || place.name as name, post.role,
        json_agg(json_build_object('appointmentId', post.id, 'accountId', who.id, 'name', who.display_name, 'spans', duty.spans)
          order by who.display_name, post.id) as members
      from appointments post
      join areas place on place.id = post.area_id and place.closed_at is null
      join accounts who on who.id = post.account_id and who.closed_at is null
      left join team_duties duty on duty.appointment_id = post.id
      where post.role like '%-team' and post.from_at <= ${at} and (post.until_at is null or post.until_at > ${at}) and ${where}
      group by place.id, post.role order by place.path, post.role limit ${limit}
    )
    select team.role, team.id as area_id, team.path::text, team.name, team.members, load.open, load.unanswered
    from team join lateral (
      select count(*)::int as open, (count(*) filter (where climbs.phase = 'answer'))::int as unanswered
      from climbs where ${sentTo(sql`team.role`, sql`team.path`, at)}) load on true
    order by team.path, team.role`);
  return rows.map((row) => ({
    role: row.role,
    areaId: row.area_id,
    path: row.path,
    areaName: row.name,
    members: row.members.map((member) => ({
      ...member,
      spans: member.spans === null ? null : Spans.parse(member.spans),
    })),
    open: row.open,
    unanswered: row.unanswered,
  }));
}
