import type { ConsentKind } from '@linli/contracts/people/labels';
import { Problem } from '@linli/contracts/problem';
import { may } from '@linli/domain/identity/rights';
import { sql } from 'drizzle-orm';
import { reach, signedInOrToken } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { liveConsents } from '../reports/load-reporting.ts';

/** Somebody who lives in the household. */
export interface Dweller {
  readonly personId: string;
  readonly name: string;
  readonly birthDate: string | null;
  /** The account this person has; null: none. */
  readonly accountId: string | null;
  /** Its live consents; null: no account. */
  readonly ownConsents: readonly ConsentKind[] | null;
  /** The caller acts for this person as a relative. */
  readonly isRelative: boolean;
}

/** What asking for help for a household depends on. */
export interface Asking {
  readonly accountId: string;
  readonly household: { readonly id: string; readonly areaId: string; readonly areaPath: string };
  readonly isMember: boolean;
  /** May write down what somebody there says by phone, at the door or on paper. */
  readonly asStaff: boolean;
  /** Live consents of the caller. */
  readonly consents: readonly ConsentKind[];
  readonly dwellers: readonly Dweller[];
  /** What the caller sent before under the same client id. */
  readonly sentBefore: { readonly bodyHash: string; readonly reply: unknown } | null;
}

interface Row extends Record<string, unknown> {
  area_id: string;
  area_path: string;
  is_member: boolean;
  consents: ConsentKind[];
  dwellers: Dweller[];
  sent_before: Asking['sentBefore'];
}

/**
 * Loads what asking depends on, in one statement.
 * @throws Problem not-signed-in; not-found for whom there is nothing to ask there; second-factor-needed for staff
 */
export async function loadAsking(
  ctx: Ctx,
  { householdId, clientId }: { householdId: string; clientId?: string },
): Promise<Asking> {
  const actor = signedInOrToken(ctx);
  const me = sql`${actor.accountId}::uuid`;
  const [row] = await ctx.db.execute<Row>(sql`
    select h.area_id, a.path::text as area_path,
      exists (select from joins j where j.account_id = ${me} and j.household_id = h.id
        and j.state = 'confirmed' and j.ended_at is null) as is_member,
      to_json(${sql.raw(liveConsents('me.id'))}) as consents,
      (select coalesce(json_agg(json_build_object(
          'personId', p.id, 'name', p.name, 'birthDate', p.birth_date, 'accountId', p.account_id,
          'ownConsents', case when p.account_id is not null then ${sql.raw(liveConsents('p.account_id'))} end,
          'isRelative', exists (select from relatives r
            where r.account_id = ${me} and r.person_id = p.id and r.ended_at is null)) order by m.from_at, p.id), '[]')
        from memberships m join persons p on p.id = m.person_id
        where m.household_id = h.id and m.until_at is null) as dwellers,
      (select json_build_object('bodyHash', encode(r.body_hash, 'hex'), 'reply', said.reply)
        from requests r join request_replies said on said.request_id = r.id
        where r.account_id = ${me} and r.client_id = ${clientId ?? null}::text) as sent_before
    from households h
    join areas a on a.id = h.area_id
    cross join (select ${me} as id) as me
    where h.id = ${householdId}::uuid and h.closed_at is null`);
  if (!row) throw new Problem('not-found');
  const asResident = row.is_member || row.dwellers.some(({ isRelative }) => isRelative);
  const asStaff = may(actor.posts, 'requests.submit-for', row.area_path);
  if (!asResident) {
    if (!asStaff) throw new Problem('not-found');
    reach(ctx, 'requests.submit-for');
  }
  return {
    accountId: actor.accountId,
    household: { id: householdId, areaId: row.area_id, areaPath: row.area_path },
    isMember: row.is_member,
    asStaff,
    consents: row.consents,
    dwellers: row.dwellers,
    sentBefore: row.sent_before,
  };
}
