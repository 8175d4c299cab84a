import type { ReplyOf } from '@linli/contracts/catalog';
import type { IdKind, Occupancy, PersonTag, Relation, Sex, Tenancy } from '@linli/contracts/people/labels';
import type { HouseholdRow } from '@linli/contracts/people/values';
import { memberships, persons, vehicles } from '@linli/db/people/tables';
import { ageOn, dayOf } from '@linli/domain/civil-time';
import { maskIdNumber, maskPhone } from '@linli/domain/identity/mask';
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';
import type { Household } from './household-access.ts';

export type HouseholdView = ReplyOf<'GET /people/households/:householdId'>;
export type PersonView = HouseholdView['members'][number];
type Reading = Pick<Ctx, 'db' | 'clock' | 'vault' | 'settings'>;

/** Somebody who lives in a household now. */
export interface Dweller {
  readonly person: typeof persons.$inferSelect;
  readonly membership: typeof memberships.$inferSelect;
}

/** Who lives in the households now; the head first, then in the order they came. */
export async function dwellersOf(
  db: Ctx['db'],
  householdIds: readonly string[],
): Promise<Map<string, Dweller[]>> {
  const dwellers = new Map<string, Dweller[]>(householdIds.map((id) => [id, []]));
  if (householdIds.length === 0) return dwellers;
  const rows = await db
    .select({ person: persons, membership: memberships })
    .from(memberships)
    .innerJoin(persons, eq(persons.id, memberships.personId))
    .where(and(inArray(memberships.householdId, [...householdIds]), isNull(memberships.untilAt)))
    .orderBy(sql`${memberships.relation} <> 'head'`, asc(memberships.fromAt), asc(memberships.id));
  for (const row of rows) dwellers.get(row.membership.householdId)?.push(row);
  return dwellers;
}

/** A person as lists and pages show one: whoever looks, phone and id number are masked. */
export function personView(ctx: Reading, { person, membership }: Dweller): PersonView {
  const { vault, clock, settings } = ctx;
  return {
    personId: person.id,
    name: person.name,
    sex: person.sex as Sex | null,
    birthDate: person.birthDate,
    age: ageOn(person.birthDate, dayOf(clock.now(), settings.zone)),
    phoneMasked:
      person.phoneCipher === null ? null : maskPhone(vault.openText(uses.personPhone, person.phoneCipher)),
    idKind: person.idKind as IdKind | null,
    idMasked: person.idCipher === null ? null : maskIdNumber(vault.openText(uses.personId, person.idCipher)),
    registration: person.registration,
    language: person.language,
    tags: person.tags as PersonTag[],
    relation: membership.relation as Relation,
    fromAt: membership.fromAt.toISOString(),
  };
}

/** A household as a line of a list. */
export const householdRow = (household: Household, dwellers: readonly Dweller[]): HouseholdRow => ({
  householdId: household.id,
  address: household.address,
  areaId: household.areaId,
  headName: dwellers.find(({ membership }) => membership.relation === 'head')?.person.name ?? null,
  persons: dwellers.length,
  occupancy: household.occupancy as Occupancy,
  tenancy: household.tenancy as Tenancy,
  tags: [...new Set(dwellers.flatMap(({ person }) => person.tags as PersonTag[]))].sort(),
});

/** Households with members and vehicles, in the order given, by three queries however many there are. */
export async function householdViews(
  ctx: Reading,
  households: readonly Household[],
): Promise<HouseholdView[]> {
  const ids = households.map(({ id }) => id);
  const dwellers = await dwellersOf(ctx.db, ids);
  const cars =
    ids.length === 0
      ? []
      : await ctx.db.select().from(vehicles).where(inArray(vehicles.householdId, ids)).orderBy(vehicles.id);
  return households.map((household) => {
    const members = dwellers.get(household.id) ?? [];
    return {
      ...householdRow(household, members),
      door: household.door,
      headCount: household.headCount,
      members: members.map((member) => personView(ctx, member)),
      vehicles: cars
        .filter(({ householdId }) => householdId === household.id)
        .map(({ id, plateCipher, kind }) => ({
          vehicleId: id,
          plate: ctx.vault.openText(uses.plate, plateCipher),
          kind,
        })),
      version: household.version,
    };
  });
}
