import { z } from 'zod';
import type { LocalText } from '../problem.ts';
import { Day, Id, Instant, Version } from '../values.ts';
import { areaKindNames } from './areas.ts';
import {
  type ConsentKind,
  consentKinds,
  householdChanges,
  idKinds,
  leavingReasons,
  occupancies,
  personTags,
  registerFacts,
  relations,
  sexes,
  tenancies,
} from './labels.ts';

/** Labels stand in a file without zod, so that the mini-program can use them at run time. */
export * from './labels.ts';

const named = <T extends Record<string, LocalText>>(labels: T) =>
  z.enum(Object.keys(labels) as [keyof T & string, ...(keyof T & string)[]]);

export const SexValue = named(sexes);
export const RelationValue = named(relations);
export const PersonTagValue = named(personTags);
export const TenancyValue = named(tenancies);
export const OccupancyValue = named(occupancies);
export const IdKindValue = named(idKinds);
export const LeavingReasonValue = named(leavingReasons);
export const RegisterFactValue = named(registerFacts);
export const HouseholdChangeValue = named(householdChanges);
export const AreaKindValue = z.enum(areaKindNames);

export const ConsentKindValue = z.enum(Object.keys(consentKinds) as [ConsentKind, ...ConsentKind[]]);

export const AreaView = z.object({
  areaId: Id,
  parentId: Id.nullable(),
  kind: AreaKindValue,
  name: z.string(),
  /** Names from the widest area the reader may see down to this one. */
  fullName: z.string(),
  /** For a building: the compound 小区 it stands in. */
  compound: z.string().nullable(),
});
export type AreaView = z.infer<typeof AreaView>;

/** A person as lists and pages show one: phone and id number masked. */
export const PersonView = z.object({
  personId: Id,
  name: z.string(),
  sex: SexValue.nullable(),
  birthDate: Day.nullable(),
  age: z.number().int().nullable(),
  phoneMasked: z.string().nullable(),
  idKind: IdKindValue.nullable(),
  idMasked: z.string().nullable(),
  registration: z.string().nullable(),
  language: z.string().nullable(),
  tags: z.array(PersonTagValue),
  relation: RelationValue,
  fromAt: Instant,
});
export type PersonView = z.infer<typeof PersonView>;

export const VehicleView = z.object({ vehicleId: Id, plate: z.string(), kind: z.string() });

export const HouseholdRow = z.object({
  householdId: Id,
  address: z.string(),
  areaId: Id,
  headName: z.string().nullable(),
  persons: z.number().int(),
  occupancy: OccupancyValue,
  tenancy: TenancyValue,
  tags: z.array(PersonTagValue),
});
export type HouseholdRow = z.infer<typeof HouseholdRow>;

export const HouseholdView = HouseholdRow.extend({
  /** The last part of the address, as it is written on the door. */
  door: z.string(),
  headCount: z.number().int().nullable(),
  members: z.array(PersonView),
  vehicles: z.array(VehicleView),
  version: Version,
});
export type HouseholdView = z.infer<typeof HouseholdView>;
