import type { IdKind, Occupancy, PersonTag, Relation, Sex, Tenancy } from '@linli/contracts/people/values';
import type { KnownHousehold, KnownPerson, PersonFinder } from '@linli/domain/people/merge-household';
import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';

export interface Door {
  readonly areaId: string;
  readonly door: string;
}

export interface WantedPersons {
  readonly idKeys: readonly string[];
  readonly phones: readonly { readonly key: string; readonly name: string }[];
  /** Keys of an older key of the vault, to those used here: what rests under one is found and told under the other. */
  readonly older: ReadonlyMap<string, string>;
}

export interface Known {
  householdAt(door: Door): (KnownHousehold & { readonly plateKeys: ReadonlySet<string> }) | null;
  readonly find: PersonFinder;
}

interface HouseholdRow {
  [column: string]: unknown;
  household_id: string;
  area_id: string;
  door: string;
  occupancy: Occupancy;
  tenancy: Tenancy;
  head_count: number | null;
  plates: string[];
}

interface PersonRow {
  [column: string]: unknown;
  person_id: string;
  household_id: string | null;
  relation: Relation | null;
  name: string;
  sex: Sex | null;
  birth_date: string | null;
  phone_key: string | null;
  id_kind: IdKind | null;
  id_key: string | null;
  registration: string | null;
  language: string | null;
  tags: PersonTag[];
}

/**
 * What the register knows of the doors and people of one batch, by a fixed number of queries however many there are:
 * households by door, their members, and anybody with one of the id numbers or with one of the phones and names.
 */
export async function loadKnown(ctx: Ctx, doors: readonly Door[], wanted: WantedPersons): Promise<Known> {
  const { older } = wanted;
  const before = new Map([...older].map(([old, key]) => [key, old]));
  const oldIds = wanted.idKeys.flatMap((key) => before.get(key) ?? []);
  const oldPhones = wanted.phones.flatMap(({ key, name }) => {
    const old = before.get(key);
    return old === undefined ? [] : [{ key: old, name }];
  });
  const households = await ctx.db.execute<HouseholdRow>(sql`
    select h.id as household_id, h.area_id, h.door, h.occupancy, h.tenancy, h.head_count,
      array(select encode(v.plate_blind, 'hex') from vehicles v where v.household_id = h.id) as plates
    from jsonb_to_recordset(${JSON.stringify(doors)}::text::jsonb) as w("areaId" uuid, door text)
    join households h on h.area_id = w."areaId" and h.door = w.door and h.closed_at is null`);
  const members = await persons(
    ctx,
    older,
    sql`jsonb_array_elements_text(${JSON.stringify(households.map((h) => h.household_id))}::text::jsonb) as w(id)
      join memberships m on m.household_id = w.id::uuid and m.until_at is null
      join persons p on p.id = m.person_id`,
  );
  const byId = await persons(
    ctx,
    older,
    sql`jsonb_array_elements_text(${JSON.stringify([...wanted.idKeys, ...oldIds])}::text::jsonb) as w(key)
      join persons p on p.id_blind = decode(w.key, 'hex')
      left join memberships m on m.person_id = p.id and m.until_at is null`,
  );
  const byPhone = await persons(
    ctx,
    older,
    sql`jsonb_to_recordset(${JSON.stringify([...wanted.phones, ...oldPhones])}::text::jsonb) as w(key text, name text)
      join persons p on p.phone_blind = decode(w.key, 'hex') and p.name = w.name
      left join memberships m on m.person_id = p.id and m.until_at is null`,
  );
  const membersOf = new Map<string, KnownPerson[]>();
  for (const member of members) {
    const others = membersOf.get(member.householdId ?? '');
    if (others === undefined) membersOf.set(member.householdId ?? '', [member]);
    else others.push(member);
  }
  const doorKey = (door: Door) => `${door.areaId} ${door.door}`;
  const found = new Map(
    households.map((h) => [
      doorKey({ areaId: h.area_id, door: h.door }),
      {
        householdId: h.household_id,
        occupancy: h.occupancy,
        tenancy: h.tenancy,
        headCount: h.head_count,
        members: membersOf.get(h.household_id) ?? [],
        plateKeys: new Set(h.plates.map((key) => older.get(key) ?? key)),
      },
    ]),
  );
  const people = new Map(byId.map((person) => [person.idKey, person]));
  const phones = new Map(byPhone.map((person) => [`${person.phoneKey} ${person.name}`, person]));
  return {
    householdAt: (door) => found.get(doorKey(door)) ?? null,
    find: { byId: (key) => people.get(key), byPhoneAndName: (key, name) => phones.get(`${key} ${name}`) },
  };
}

async function persons(ctx: Ctx, older: ReadonlyMap<string, string>, from: SQL): Promise<KnownPerson[]> {
  const asHere = (key: string | null) => (key === null ? null : (older.get(key) ?? key));
  const rows = await ctx.db.execute<PersonRow>(sql`
    select p.id as person_id, m.household_id, m.relation, p.name, p.sex, p.birth_date::text as birth_date,
      encode(p.phone_blind, 'hex') as phone_key, p.id_kind, encode(p.id_blind, 'hex') as id_key,
      p.registration, p.language, p.tags
    from ${from} order by p.id`);
  return rows.map((row) => ({
    personId: row.person_id,
    householdId: row.household_id,
    relation: row.relation,
    name: row.name,
    sex: row.sex,
    birthDate: row.birth_date,
    phoneKey: asHere(row.phone_key),
    idKind: row.id_kind,
    idKey: asHere(row.id_key),
    registration: row.registration,
    language: row.language,
    tags: row.tags,
  }));
}
