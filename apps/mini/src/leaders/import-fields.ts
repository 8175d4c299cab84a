import type { RegisterField } from '@linli/contracts/people/register-endpoints';

/** The word for each field of the register, in the order in which they are offered. */
export const fieldWords = {
  address: 'fieldAddress',
  compound: 'fieldCompound',
  building: 'fieldBuilding',
  unit: 'fieldUnit',
  door: 'fieldDoor',
  name: 'fieldName',
  sex: 'fieldSex',
  'birth-date': 'fieldBirthDate',
  phone: 'fieldPhone',
  'id-number': 'fieldIdNumber',
  relation: 'fieldRelation',
  registration: 'fieldRegistration',
  tags: 'fieldTags',
  language: 'fieldLanguage',
  tenancy: 'fieldTenancy',
  'head-count': 'fieldHeadCount',
  occupancy: 'fieldOccupancy',
  vehicle: 'fieldVehicle',
  grid: 'fieldGrid',
  cell: 'fieldCell',
  note: 'fieldNote',
} as const satisfies Record<RegisterField, string>;

/** The letters a spreadsheet shows above a column counted from 1: A, …, Z, AA, … */
export function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  const letter = String.fromCharCode(65 + ((column - 1) % 26));
  return rest > 0 ? columnLetters(rest) + letter : letter;
}
