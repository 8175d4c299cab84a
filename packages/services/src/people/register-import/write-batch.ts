import type { Relation } from '@linli/contracts/people/values';
import { households, vehicles } from '@linli/db/people/tables';
import type { MemberMerge } from '@linli/domain/people/merge-household';
import { writtenAddress } from '@linli/domain/people/written-address';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { uses } from '../../vault.ts';
import { type MemberChange, tellMembersChanged } from '../followers.ts';
import { insertArea } from '../insert-area.ts';
import type { Place } from './import-places.ts';
import { insertPersons } from './insert-persons.ts';
import type { MergedBatch, MergedHousehold } from './merge-batch.ts';
import { updatePersons } from './update-persons.ts';

type Settled = MergedHousehold & {
  readonly id: string;
  readonly area: { readonly id: string; readonly path: string };
};

/**
 * Writes a decided batch in the transaction of `ctx`, each table in one statement or two, and tells the followers of
 * the register. `plain` gives the values behind phone, id and plate keys.
 */
export async function writeBatch(
  ctx: Ctx,
  now: Date,
  merged: MergedBatch,
  plain: ReadonlyMap<string, string>,
): Promise<void> {
  const settled: Settled[] = [];
  for (const household of merged.households) {
    const area = await settle(ctx, now, household.place);
    settled.push({ ...household, area, id: household.householdId ?? ctx.ids.next() });
  }
  await writeHouseholds(ctx, now, settled);
  const made = new Map<MemberMerge, string>();
  const added = settled.flatMap(({ merge }) =>
    merge.members.flatMap((member) => {
      if (member.kind !== 'new') return [];
      const id = ctx.ids.next();
      made.set(member, id);
      return [{ id, file: member.file }];
    }),
  );
  await insertPersons(ctx, now, added, plain);
  await updatePersons(
    ctx,
    now,
    settled.flatMap(({ merge }) => merge.members),
    plain,
  );
  await writeMemberships(ctx, now, settled, made);
  await writeVehicles(ctx, now, settled, plain);
  await tellMembersChanged(
    ctx,
    now,
    settled.flatMap((household) => changesOf(household, made)),
  );
}

/** The area of a place, made with those above it where they are missing. */
async function settle(ctx: Ctx, now: Date, place: Place): Promise<{ id: string; path: string }> {
  if (place.area !== null) return place.area;
  const parent = place.parent === null ? null : await settle(ctx, now, place.parent);
  place.area = await insertArea(ctx, now, {
    parent,
    kind: place.kind,
    name: place.name,
    compound: place.compound,
  });
  return place.area;
}

function addressAt(place: Place, door: string): string {
  const building = place.kind === 'unit' && place.parent !== null ? place.parent : place;
  const unit = building === place ? null : place.name;
  return writtenAddress({ compound: building.compound, building: building.name, unit, door });
}

async function writeHouseholds(ctx: Ctx, now: Date, settled: readonly Settled[]): Promise<void> {
  const added = settled.filter(({ merge }) => merge.changes === null);
  if (added.length > 0) {
    await ctx.db.insert(households).values(
      added.map(({ id, area, file, place }) => ({
        id,
        areaId: area.id,
        door: file.address.door,
        address: addressAt(place, file.address.door),
        occupancy: file.occupancy ?? (file.persons.length > 0 ? 'lived-in' : 'unknown'),
        tenancy: file.tenancy ?? 'unknown',
        headCount: file.headCount,
        createdAt: now,
        updatedAt: now,
      })),
    );
  }
  const changed = settled.flatMap(({ id, merge }) =>
    merge.changes !== null && Object.keys(merge.changes).length > 0 ? [{ id, ...merge.changes }] : [],
  );
  if (changed.length === 0) return;
  await ctx.db.execute(sql`
    update households h set occupancy = coalesce(w.occupancy, h.occupancy), tenancy = coalesce(w.tenancy, h.tenancy),
      head_count = coalesce(w."headCount", h.head_count), version = h.version + 1,
      updated_at = ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(changed)}::text::jsonb)
      as w(id uuid, occupancy text, tenancy text, "headCount" int)
    where h.id = w.id`);
}

/** A household has one head at any moment: whoever steps down does so before the new one is written. */
async function writeMemberships(
  ctx: Ctx,
  now: Date,
  settled: readonly Settled[],
  made: ReadonlyMap<MemberMerge, string>,
): Promise<void> {
  const relations: { personId: string; relation: Relation }[] = [];
  const joining: { id: string; householdId: string; personId: string; relation: Relation }[] = [];
  for (const { id, merge } of settled) {
    for (const member of merge.members) {
      if (member.kind === 'known' && member.relation !== null) {
        relations.push({ personId: member.known.personId, relation: member.relation });
      } else if (member.kind === 'new' || member.kind === 'back') {
        const personId = member.kind === 'back' ? member.known.personId : (made.get(member) ?? '');
        joining.push({
          id: ctx.ids.next(),
          householdId: id,
          personId,
          relation: member.relation,
        });
      }
    }
  }
  const relate = async (some: typeof relations) => {
    if (some.length === 0) return;
    await ctx.db.execute(sql`
      update memberships m set relation = w.relation
      from jsonb_to_recordset(${JSON.stringify(some)}::text::jsonb) as w("personId" uuid, relation text)
      where m.person_id = w."personId" and m.until_at is null`);
  };
  await relate(relations.filter(({ relation }) => relation !== 'head'));
  await ctx.db.execute(sql`
    insert into memberships (id, household_id, person_id, relation, from_at)
    select w.id, w."householdId", w."personId", w.relation, ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(joining)}::text::jsonb)
      as w(id uuid, "householdId" uuid, "personId" uuid, relation text)`);
  await relate(relations.filter(({ relation }) => relation === 'head'));
}

async function writeVehicles(
  ctx: Ctx,
  now: Date,
  settled: readonly Settled[],
  plain: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = settled.flatMap(({ id, newPlateKeys }) =>
    newPlateKeys.map((key) => ({
      id: ctx.ids.next(),
      householdId: id,
      plateCipher: ctx.vault.seal(uses.plate, plain.get(key) ?? ''),
      plateBlind: Buffer.from(key, 'hex'),
      createdAt: now,
    })),
  );
  if (rows.length > 0) await ctx.db.insert(vehicles).values(rows).onConflictDoNothing();
}

function changesOf({ id, area, merge }: Settled, made: ReadonlyMap<MemberMerge, string>): MemberChange[] {
  return merge.members.flatMap((member): MemberChange[] => {
    const where = { householdId: id, areaPath: area.path };
    if (member.kind === 'elsewhere') return [];
    if (member.kind === 'new') {
      return [{ kind: 'joined', personId: made.get(member) ?? '', ...where, tags: member.file.tags }];
    }
    const tags = member.changes.tags ?? member.known.tags;
    const { personId } = member.known;
    if (member.kind === 'back') return [{ kind: 'joined', personId, ...where, tags }];
    return member.changes.tags === undefined ? [] : [{ kind: 'tagged', personId, ...where, tags }];
  });
}
