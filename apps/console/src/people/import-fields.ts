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

export const fieldNames = Object.keys(fieldWords) as RegisterField[];
