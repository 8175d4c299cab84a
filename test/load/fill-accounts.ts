import { consentKinds } from '@linli/contracts/people/labels';
import type { Sql } from '@linli/db/client';
import { newToken, tokenHash } from '@linli/services/identity/tokens';
import type { Vault } from '@linli/services/vault';

/** A household with somebody signed in who reports for it. */
export interface Reporter {
  readonly householdId: string;
  readonly accountId: string;
  readonly token: string;
  readonly personIds: readonly string[];
}

/** Gives `count` households of an area, taken at random, an account each: signed in, confirmed, all consents given. */
export async function fillReporters(
  sql: Sql,
  vault: Vault,
  areaPath: string,
  count: number,
): Promise<Reporter[]> {
  const homes = await sql<{ household_id: string; account_id: string; person_ids: string[] }[]>`
    select h.id as household_id, uuidv7() as account_id,
      (select array_agg(m.person_id) from memberships m where m.household_id = h.id and m.until_at is null) as person_ids
    from households h join areas a on a.id = h.area_id
    where a.path <@ ${areaPath}::text::ltree
    order by md5(h.id::text) limit ${count}`;
  const reporters = homes.map((home) => ({
    householdId: home.household_id,
    accountId: home.account_id,
    token: newToken(),
    personIds: home.person_ids,
  }));
  const rows = JSON.stringify(
    reporters.map(({ householdId, accountId, token }) => ({
      household: householdId,
      account: accountId,
      hash: tokenHash(vault, token).toString('hex'),
    })),
  );
  const kinds = JSON.stringify(
    Object.entries(consentKinds).map(([kind, { version }]) => ({ kind, version })),
  );
  await sql.begin(async (tx) => {
    await tx`create temp table reporter on commit drop as
      select * from json_to_recordset(${rows}::text::json) as r(household uuid, account uuid, hash text)`;
    await tx`insert into accounts (id, display_name, created_at) select account, '居民', now() from reporter`;
    await tx`insert into sessions (id, account_id, token_hash, platform, created_at, last_seen_at, expires_at)
      select uuidv7(), account, decode(hash, 'hex'), 'weapp', now(), now(), now() + interval '60 days' from reporter`;
    await tx`insert into joins (id, account_id, household_id, way, state, relation, applicant_name, address, asked_at)
      select uuidv7(), account, household, 'code', 'confirmed', 'head', '居民', '', now() from reporter`;
    await tx`insert into consents (id, account_id, kind, version, given_at)
      select uuidv7(), account, kind, version, now()
      from reporter cross join json_to_recordset(${kinds}::text::json) as k(kind text, version int)`;
  });
  for (const table of ['accounts', 'sessions', 'joins', 'consents'])
    await sql.unsafe(`vacuum analyze ${table}`);
  return reporters;
}

/** An account with a post at an area, signed in. @returns its token */
export async function fillPost(sql: Sql, vault: Vault, role: string, areaId: string): Promise<string> {
  const token = newToken();
  const [account] = await sql<{ id: string }[]>`
    insert into accounts (id, display_name, created_at) values (uuidv7(), ${role}, now()) returning id`;
  const id = account?.id ?? '';
  await sql`insert into appointments (id, account_id, role, area_id, from_at, created_at)
    values (uuidv7(), ${id}, ${role}, ${areaId}, now(), now())`;
  await sql`insert into sessions (id, account_id, token_hash, platform, created_at, last_seen_at, expires_at)
    values (uuidv7(), ${id}, ${tokenHash(vault, token)}, 'console', now(), now(), now() + interval '1 day')`;
  return token;
}
