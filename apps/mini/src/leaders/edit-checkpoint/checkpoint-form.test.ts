import { expect, test } from 'vitest';
import { formOf, inputOf, wrongWith } from './checkpoint-form.ts';

const filled = {
  ...formOf(undefined, { areaId: 'a', name: '凤凰社区' }),
  name: '东门',
  place: '岗亭旁',
  risks: '夜里冷',
  contactName: '王网格',
  contactPhone: ' 15400000001 ',
};

test('says everything that is missing of an empty form, in the order of the page', () => {
  expect(wrongWith(formOf(undefined, undefined))).toEqual([
    'name',
    'place',
    'areaId',
    'risks',
    'contactName',
    'contactPhone',
  ]);
});

test('asks for nothing while equipment has no name or the phone is no mobile number', () => {
  expect(inputOf({ ...filled, equipment: [{ name: ' ', count: 2 }] }, undefined)).toBeUndefined();
  expect(inputOf({ ...filled, contactPhone: '110' }, undefined)).toBeUndefined();
});

test('a new checkpoint has no id yet; one that stands is saved over the version that was read', () => {
  expect(inputOf(filled, undefined)).toMatchObject({ checkpointId: null, version: 0, areaId: 'a' });
  expect(inputOf(filled, { checkpointId: 'c', version: 3 })).toMatchObject({
    checkpointId: 'c',
    version: 3,
    contactPhone: '15400000001',
  });
});
