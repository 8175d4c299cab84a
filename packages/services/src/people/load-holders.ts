import type { ReplyOf } from '@linli/contracts/catalog';
import type { Role } from '@linli/contracts/identity/roles';
import type { AreaKind } from '@linli/contracts/people/areas';
import { arrayLiteral } from '@linli/db/array-literal';
import { answeringRoles, type HolderFacts } from '@linli/domain/people/coverage';
import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** Somebody with posts, as lists show them and as the rule looks at them. */
export interface LoadedHolder {
  readonly accountId: string;
  readonly name: string;
  readonly posts: ReplyOf<'POST /people/appoint'>[];
  readonly facts: HolderFacts;
}

interface PostRow {
  id: string;
  role: Role;
  areaId: string;
  areaName: string;
  areaKind: AreaKind;
  path: string;
  community: string | null;
  households: number | null;
  fromAt: string;
  untilAt: string | null;
  secondedFrom: string | null;
}

interface Row extends Record<string, unknown> {
  id: string;
  name: string;
  posts: PostRow[];
  home: string | null;
  last_act: string | null;
  away_until: string | null;
}

const iso = (at: string): string => new Date(at).toISOString();

/**
 * Everybody whom `who` picks (a condition on `account`), with all posts they answer by now, wherever those are, by one
 * statement. Leave and the audit are read as facts of the database.
 */
export async function loadHolders(ctx: Pick<Ctx, 'db'>, now: Date, who: SQL): Promise<LoadedHolder[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const rows = await ctx.db.execute<Row>(sql`
    select account.id, account.display_name as name, held.posts,
      (select place.path::text from persons person
        join memberships member on member.person_id = person.id and member.until_at is null
        join households home on home.id = member.household_id join areas place on place.id = home.area_id
        where person.account_id = account.id) as home,
      (select entry.at from audit_entries entry where entry.account_id = account.id order by entry.id desc limit 1) as last_act,
      (select away.until_at from absences away where away.account_id = account.id and away.stand_in_id is null
        and away.from_at <= ${at} and away.until_at > ${at} order by away.until_at desc limit 1) as away_until
    from accounts account
    join lateral (
      select json_agg(json_build_object('id', post.id, 'role', post.role, 'areaId', place.id,
        'areaName', coalesce(place.compound, '') || place.name, 'areaKind', place.kind, 'path', place.path::text,
        'community', (select up.path::text from areas up where up.path @> place.path and up.kind = 'community'),
        'households', case when post.role in ('cell-head', 'grid-leader') then (
          select count(*)::int from areas below join households home on home.area_id = below.id and home.closed_at is null
          where below.path <@ place.path) end,
        'fromAt', post.from_at, 'untilAt', post.until_at, 'secondedFrom', post.seconded_from) order by place.path, post.id) as posts
      from appointments post join areas place on place.id = post.area_id and place.closed_at is null
      where post.account_id = account.id and post.role = any(${arrayLiteral(answeringRoles)}::text[])
        and post.from_at <= ${at} and (post.until_at is null or post.until_at > ${at})) held on held.posts is not null
    where account.closed_at is null and ${who}`);
  return rows.map((row) => ({
    accountId: row.id,
    name: row.name,
    posts: row.posts.map((post) => ({
      appointmentId: post.id,
      role: post.role,
      areaId: post.areaId,
      areaName: post.areaName,
      areaKind: post.areaKind,
      fromAt: iso(post.fromAt),
      untilAt: post.untilAt && iso(post.untilAt),
      secondedFrom: post.secondedFrom,
    })),
    facts: {
      posts: row.posts.map((post) => ({
        role: post.role,
        areaPath: post.path,
        areaKind: post.areaKind,
        fromAt: new Date(post.fromAt),
        communityPath: post.community,
        households: post.households,
      })),
      homePath: row.home,
      lastActAt: row.last_act === null ? null : new Date(row.last_act),
      awayUntil: row.away_until === null ? null : new Date(row.away_until),
    },
  }));
}
