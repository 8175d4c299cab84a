import { expect, it } from 'vitest';
import { inputOf, type Known, startOf } from './household-form.ts';

const known: Known = {
  householdId: 'h',
  address: '凤凰城 3栋2单元301',
  areaId: 'unit',
  door: '301',
  headName: null,
  persons: 0,
  occupancy: 'lived-in',
  tenancy: 'group-rented',
  tags: [],
  headCount: 7,
  members: [],
  vehicles: [{ vehicleId: 'v', plate: '鄂A12345', kind: '小汽车' }],
  version: 3,
};

it('an unchanged form sends what is known, with the version that was read', () => {
  expect(inputOf(startOf(known), known)).toEqual({
    householdId: 'h',
    version: 3,
    areaId: 'unit',
    door: '301',
    occupancy: 'lived-in',
    tenancy: 'group-rented',
    headCount: 7,
    vehicles: [{ plate: '鄂A12345', kind: '小汽车' }],
  });
});

it('a head count goes when the home is no longer shared', () => {
  expect(inputOf({ ...startOf(known), tenancy: 'own' }, known)?.headCount).toBeNull();
});

it('nothing is sent without area or door', () => {
  expect(inputOf({ ...startOf(undefined), door: '301' }, undefined)).toBeUndefined();
  expect(inputOf({ ...startOf(undefined), areaId: 'unit', door: ' ' }, undefined)).toBeUndefined();
});

it('a vehicle row without a plate is left out, a plate is written in capitals', () => {
  const vehicles = [
    { plate: ' 鄂a88888 ', kind: '' },
    { plate: '', kind: '货车' },
  ];
  expect(inputOf({ ...startOf(known), vehicles }, known)?.vehicles).toEqual([
    { plate: '鄂A88888', kind: '' },
  ]);
});
