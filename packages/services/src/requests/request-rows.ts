import type { Role } from '@linli/contracts/identity/roles';
import { teamRoles } from '@linli/contracts/identity/roles';
import type { KindPicture, RequestState, Urgency } from '@linli/contracts/requests/labels';
import type { RequestRow } from '@linli/contracts/requests/values';
import { arrayLiteral } from '@linli/db/array-literal';
import { type SQL, sql } from 'drizzle-orm';
import { signedInOrToken } from '../authorise.ts';
import type { Ctx } from '../context.ts';

interface Row extends Record<string, unknown> {
  id: string;
  number: number;
  name: RequestRow['kind'];
  picture: KindPicture;
  discreet: boolean;
  state: RequestState;
  urgency: Urgency;
  address: string;
  building: string | null;
  submitted_at: string;
  deadline_at: string;
  window_from: string | null;
  window_until: string | null;
  paused: boolean;
  joint: boolean;
  reopened: number;
  with_whom: { role: Role | null; name: string } | null;
  has_it: boolean;
}

/** What a discreet request is called to those who do not handle it. */
export const discreetName: RequestRow['kind'] = { zh: '求助', en: 'Request' };
export const discreetPicture: KindPicture = 'hand';

const iso = (at: string): string => new Date(at).toISOString();

/**
 * Requests as lists show them, by one statement. `where` and `order` speak of `requests r`, `request_kinds k` (its kind),
 * `households h` and `areas a` (where it stands).
 *
 * @param seen `full`: door and kind, for those it is about; `staff`: the building, and of discreet kinds nothing, unless
 *   the actor has it in hand, was told of it or is of the team; `building`: never more than that
 */
export async function requestRows(
  ctx: Ctx,
  query: { where: SQL; order: SQL; limit: number; seen: 'full' | 'staff' | 'building' },
): Promise<RequestRow[]> {
  const { kind, accountId, posts } = signedInOrToken(ctx);
  const me = sql`${accountId}::uuid`;
  const teams = arrayLiteral(
    posts.map(({ role }) => role).filter((role) => (teamRoles as readonly Role[]).includes(role)),
  );
  const hasIt =
    query.seen === 'staff'
      ? sql`k.definition ->> 'team' = any(${teams}::text[])
          or exists (select from request_hands own where own.request_id = r.id and own.account_id = ${me} and own.until_at is null)
          or exists (select from climb_told t join climbs c on c.id = t.climb_id where t.account_id = ${me} and c.case_id = r.id)`
      : sql`${query.seen === 'full'}::boolean`;
  const rows = await ctx.db.execute<Row>(sql`
    select r.id, r.number::int as number, k.definition -> 'name' as name, k.definition ->> 'picture' as picture,
      (k.definition -> 'discreet')::boolean as discreet, r.state, r.urgency, h.address,
      (select concat_ws(' ', b.compound, b.name) from areas b where b.path @> a.path and b.kind = 'building') as building,
      r.submitted_at, r.deadline_at, r.window_from, r.window_until, r.reopened,
      exists (select from request_pauses p where p.request_id = r.id and p.ended_at is null) as paused,
      exists (select from request_hands j where j.request_id = r.id and j.role = 'joint' and j.until_at is null) as joint,
      (select json_build_object('role', w.post, 'name', who.display_name)
        from request_hands w join accounts who on who.id = w.account_id
        where w.request_id = r.id and w.until_at is null and w.role in ('helper', 'lead')
        order by w.role limit 1) as with_whom,
      coalesce(${hasIt}, false) as has_it
    from requests r
    join request_kinds k on k.id = r.kind_id
    join households h on h.id = r.household_id
    join areas a on a.id = r.area_id
    where ${query.where}
    order by ${query.order}
    limit ${query.limit}`);
  return rows.map((row) => {
    const hidden = row.discreet && !row.has_it;
    return {
      requestId: row.id,
      number: row.number,
      kind: hidden ? discreetName : row.name,
      picture: hidden ? discreetPicture : row.picture,
      state: row.state,
      urgency: row.urgency,
      place: row.has_it ? row.address : (row.building ?? ''),
      submittedAt: iso(row.submitted_at),
      deadlineAt: iso(row.deadline_at),
      windowFrom: row.window_from && iso(row.window_from),
      windowUntil: row.window_until && iso(row.window_until),
      paused: row.paused,
      joint: row.joint,
      reopened: row.reopened,
      // Other systems learn that somebody has it, not who.
      withWhom: kind === 'token' && row.with_whom ? { ...row.with_whom, name: '' } : row.with_whom,
    };
  });
}
