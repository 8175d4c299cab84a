import type { InputOf, ReplyOf } from '@linli/contracts/catalog';
import type { Occupancy, Tenancy } from '@linli/contracts/people/labels';

export type Known = ReplyOf<'GET /people/households/:householdId'>;
type SaveHousehold = InputOf<'POST /people/save-household'>;

export interface Vehicle {
  plate: string;
  kind: string;
}

/** What is typed of a household, as it is typed. */
export interface HouseholdForm {
  areaId: string | undefined;
  areaName: string;
  door: string;
  occupancy: Occupancy;
  tenancy: Tenancy;
  headCount: string;
  vehicles: readonly Vehicle[];
}

/** The form for a household that is known, or for a new one. */
export function startOf(known: Known | undefined): HouseholdForm {
  return {
    areaId: known?.areaId,
    areaName: '',
    door: known?.door ?? '',
    occupancy: known?.occupancy ?? 'lived-in',
    tenancy: known?.tenancy ?? 'own',
    headCount: known?.headCount?.toString() ?? '',
    vehicles: known?.vehicles.map(({ plate, kind }) => ({ plate, kind })) ?? [],
  };
}

/** What is sent, or undefined while area or door are missing. Empty vehicle rows are left out. */
export function inputOf(form: HouseholdForm, known: Known | undefined): SaveHousehold | undefined {
  const door = form.door.trim();
  if (form.areaId === undefined || door === '') return undefined;
  const shared = form.tenancy === 'group-rented' && form.headCount !== '';
  return {
    ...(known ? { householdId: known.householdId, version: known.version } : {}),
    areaId: form.areaId,
    door,
    occupancy: form.occupancy,
    tenancy: form.tenancy,
    headCount: shared ? Number(form.headCount) : null,
    vehicles: form.vehicles
      .map(({ plate, kind }) => ({ plate: plate.trim().toUpperCase(), kind: kind.trim() }))
      .filter(({ plate }) => plate !== ''),
  };
}
