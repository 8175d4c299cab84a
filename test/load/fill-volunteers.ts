import type { Sql } from '@linli/db/client';
import type { Reporter } from './fill-accounts.ts';

/** From morning on, as people know them; the last one begins after midnight. */
const times = [
  { from: 6.5, hours: 5 },
  { from: 11.5, hours: 6 },
  { from: 17.5, hours: 7.5 },
  { from: 25, hours: 5.5 },
];
/** People a shift wants. */
export const PEOPLE = 2;

/** Makes everybody a volunteer who may stand anywhere in their community: grown up, insured. */
export async function clearVolunteers(sql: Sql, people: readonly Reporter[]): Promise<void> {
  const rows = JSON.stringify(
    people.map((who) => ({ account: who.accountId, person: who.personIds[0], household: who.householdId })),
  );
  await sql.begin(async (tx) => {
    await tx`create temp table stands on commit drop as
      select r.account, r.person, community.id as community
      from json_to_recordset(${rows}::text::json) as r(account uuid, person uuid, household uuid)
      join households home on home.id = r.household join areas place on place.id = home.area_id
      join areas community on community.kind = 'community' and community.path @> place.path`;
    await tx`update persons set account_id = stands.account, birth_date = '1985-03-01' from stands where persons.id = stands.person`;
    await tx`insert into appointments (id, account_id, role, area_id, from_at, created_at)
      select uuidv7(), account, 'volunteer', community, now(), now() from stands`;
    await tx`insert into clearances (account_id, community_id, insurance, insured_until, trained, recorded_by, recorded_at)
      select account, community, 'organisation', current_date + 365, '{}', account, now() from stands`;
  });
  for (const table of ['persons', 'appointments', 'clearances']) await sql.unsafe(`vacuum analyze ${table}`);
}

/**
 * Gives every community checkpoints whose risks its volunteers have read, and its first shifts of the days to come.
 * @returns ids of the shifts, by the id of their community
 */
export async function fillOpenShifts(
  sql: Sql,
  { posts, shifts }: { posts: number; shifts: number },
): Promise<Map<string, string[]>> {
  await sql`
    insert into checkpoints (id, area_id, name, place, hours, equipment, instructions, risks, contact_name,
      contact_phone_cipher, code_key_cipher, created_at)
    select uuidv7(), community.id, '卡口' || n, '小区门口', '[]', '[]', '', '夜里冷', '网格长', '', '', now()
    from areas community cross join generate_series(1, ${posts}::int) n where community.kind = 'community'`;
  await sql`insert into risk_readings (account_id, checkpoint_id, risk_version, read_at)
    select cleared.account_id, post.id, 1, now()
    from clearances cleared join checkpoints post on post.area_id = cleared.community_id`;
  const slots = JSON.stringify(times.map(({ from, hours }) => ({ from, hours })));
  const rows = await sql<{ id: string; community: string }[]>`
    with planned as (
      select post.id as post, community.path, day::date as day, at, slot.hours,
        row_number() over (partition by community.id order by at, post.id) as nth
      from generate_series(1, ${Math.ceil(shifts / (posts * times.length)) + 1}::int) n
      cross join lateral (select date_trunc('day', now()) + n * interval '1 day' as day) as days
      cross join json_to_recordset(${slots}::text::json) as slot("from" float, hours float)
      cross join checkpoints post join areas community on community.id = post.area_id
      cross join lateral (select day + slot."from" * interval '1 hour' as at) as moment),
    made as (
      insert into shifts (id, checkpoint_id, area_path, day, starts_at, ends_at, minutes, night_minutes, people, roles, created_at)
      select uuidv7(), post, path, day, at, at + hours * interval '1 hour', (hours * 60)::int, 0, ${PEOPLE}, '[]', now()
      from planned where nth <= ${shifts}::int order by at, post
      returning id, checkpoint_id)
    select made.id, post.area_id as community from made join checkpoints post on post.id = made.checkpoint_id`;
  for (const table of ['shifts', 'risk_readings', 'checkpoints']) await sql.unsafe(`vacuum analyze ${table}`);
  const found = new Map<string, string[]>();
  for (const { id, community } of rows) found.set(community, [...(found.get(community) ?? []), id]);
  return found;
}
