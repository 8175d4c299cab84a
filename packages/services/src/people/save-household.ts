import type { ParsedInputOf } from '@linli/contracts/catalog';
import type { AreaKind } from '@linli/contracts/people/areas';
import type { PersonTag } from '@linli/contracts/people/labels';
import { invalid, Problem } from '@linli/contracts/problem';
import { areas, households, joins, vehicles } from '@linli/db/people/tables';
import { holdsHouseholds } from '@linli/domain/people/area-tree';
import { plateText } from '@linli/domain/people/register-query';
import { and, eq, inArray, isNull, notInArray } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { reach } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { orTaken } from '../taken.ts';
import { blindUses, uses } from '../vault.ts';
import { type Area, areaWithin } from './area-view.ts';
import { type MemberChange, tellMembersChanged } from './followers.ts';
import { accessHousehold, type Household } from './household-access.ts';
import { dwellersOf, type HouseholdView, householdViews } from './household-view.ts';
import { addressAt } from './rewrite-addresses.ts';
import { holdTree } from './tree-lock.ts';

type Input = ParsedInputOf<'POST /people/save-household'>;

/**
 * Adds a household at a door, or changes one that was read in the given version. A household entered at the wrong door goes to
 * the right one with everybody in it.
 *
 * @throws Problem not-allowed, not-found; lost-race for a version that is not the newest; invalid-input for a place that holds no
 *   households, a door that is taken, and an empty flat somebody lives in
 */
export async function saveHousehold(ctx: Ctx, input: Input): Promise<HouseholdView> {
  const paths = reach(ctx, 'register.change');
  await holdTree(ctx);
  const area = await areaWithin(ctx, input.areaId, paths);
  await demandPlaceForHouseholds(ctx, area);
  const before =
    input.householdId === undefined
      ? null
      : await accessHousehold(ctx, input.householdId, 'register.change', true);
  if (before !== null && before.household.version !== input.version) throw new Problem('lost-race');
  const now = ctx.clock.now();
  const household = await orTaken(write(ctx, now, input, area, before?.household ?? null), {
    households_door: () => invalid('/door', 'not-unique'),
  });
  await replaceVehicles(ctx, now, household.id, input.vehicles);
  const dwellers = (await dwellersOf(ctx.db, [household.id])).get(household.id) ?? [];
  if (input.occupancy === 'empty' && dwellers.length > 0) throw invalid('/occupancy', 'contradiction');
  await record(ctx, now, {
    action: before === null ? 'people.add-household' : 'people.change-household',
    subjectKind: 'household',
    subjectId: household.id,
    areaPath: area.path,
    facts: before === null ? {} : { fields: changedFields(before.household, household) },
  });
  if (before !== null && before.area.path !== area.path) {
    // Who asked to be let in waits for the leaders of the new place.
    await ctx.db.update(joins).set({ areaId: area.id }).where(eq(joins.householdId, household.id));
    await tellMembersChanged(
      ctx,
      now,
      dwellers.flatMap(({ person }): MemberChange[] => [
        {
          kind: 'left',
          personId: person.id,
          householdId: household.id,
          areaPath: before.area.path,
          reason: 'moved-within',
        },
        {
          kind: 'joined',
          personId: person.id,
          householdId: household.id,
          areaPath: area.path,
          tags: person.tags as PersonTag[],
        },
      ]),
    );
  }
  const [view] = await householdViews(ctx, [household]);
  if (!view) throw new Problem('not-found');
  return view;
}

/** Households stand in a unit, or in a building that has no units. */
async function demandPlaceForHouseholds(ctx: Ctx, area: Area): Promise<void> {
  if (!holdsHouseholds(area.kind as AreaKind)) throw invalid('/areaId', 'not-allowed-here');
  if (area.kind === 'unit') return;
  const units = await ctx.db.$count(areas, and(eq(areas.parentId, area.id), isNull(areas.closedAt)));
  if (units > 0) throw invalid('/areaId', 'not-allowed-here');
}

async function write(
  ctx: Ctx,
  now: Date,
  input: Input,
  area: Area,
  before: Household | null,
): Promise<Household> {
  const [parent] = area.parentId ? await ctx.db.select().from(areas).where(eq(areas.id, area.parentId)) : [];
  const facts = {
    areaId: area.id,
    door: input.door,
    address: addressAt({ place: area, parent: parent ?? null }, input.door),
    occupancy: input.occupancy,
    tenancy: input.tenancy,
    headCount: input.headCount,
    updatedAt: now,
  };
  const [household] =
    before === null
      ? await ctx.db
          .insert(households)
          .values({ ...facts, id: ctx.ids.next(), createdAt: now })
          .returning()
      : await ctx.db
          .update(households)
          .set({ ...facts, version: before.version + 1 })
          .where(and(eq(households.id, before.id), eq(households.version, before.version)))
          .returning();
  if (!household) throw new Problem('lost-race');
  return household;
}

async function replaceVehicles(
  ctx: Ctx,
  now: Date,
  householdId: string,
  wanted: Input['vehicles'],
): Promise<void> {
  const plates = new Map(wanted.map(({ plate, kind }) => [plateText(plate), kind]));
  const rows = [...plates].map(([plate, kind]) => ({
    id: ctx.ids.next(),
    householdId,
    plateCipher: ctx.vault.seal(uses.plate, plate),
    plateBlind: ctx.vault.blind(blindUses.plate, plate),
    kind,
    createdAt: now,
  }));
  await moveToNewestKey(ctx, householdId, [...plates.keys()]);
  await ctx.db.delete(vehicles).where(
    and(
      eq(vehicles.householdId, householdId),
      rows.length === 0
        ? undefined
        : notInArray(
            vehicles.plateBlind,
            rows.map(({ plateBlind }) => plateBlind),
          ),
    ),
  );
  for (const row of rows)
    await ctx.db
      .insert(vehicles)
      .values(row)
      .onConflictDoUpdate({
        target: [vehicles.householdId, vehicles.plateBlind],
        set: { kind: row.kind },
      });
}

/** While keys are changed: a plate that still rests under an older one is the same plate. */
async function moveToNewestKey(ctx: Ctx, householdId: string, plates: readonly string[]): Promise<void> {
  for (const plate of plates) {
    const [newest, ...older] = ctx.vault.blinds(blindUses.plate, plate);
    if (newest !== undefined && older.length > 0)
      await ctx.db
        .update(vehicles)
        .set({ plateBlind: newest })
        .where(and(eq(vehicles.householdId, householdId), inArray(vehicles.plateBlind, older)));
  }
}

const changedFields = (before: Household, after: Household): string[] =>
  (['areaId', 'door', 'occupancy', 'tenancy', 'headCount'] as const)
    .filter((field) => before[field] !== after[field])
    .sort();
