import { expect, test } from 'vitest';
import {
  parseHeadCount,
  parseOccupancy,
  parsePlates,
  parseRelation,
  parseSex,
  parseTenancy,
} from './register-words.ts';

test.each([
  ['户主', 'head'],
  ['本人', 'head'],
  ['妻', 'spouse'],
  ['之妻', 'spouse'],
  ['老公', 'spouse'],
  ['长子', 'child'],
  ['次女', 'child'],
  ['女儿', 'child'],
  ['儿媳', 'child'],
  ['母亲', 'parent'],
  ['岳父', 'parent'],
  ['奶奶', 'grandparent'],
  ['外孙女', 'grandchild'],
  ['弟弟', 'sibling'],
  ['租客', 'tenant'],
  ['保姆', 'carer'],
  ['侄子', 'other-relative'],
  ['朋友', 'no-relation'],
  ['其他', 'no-relation'],
  ['邻居家的猫', 'unknown-word'],
  ['', null],
])('relation %j is %j', (written, relation) => expect(parseRelation(written)).toBe(relation));

test.each([
  ['男', 'male'],
  ['女性', 'female'],
  ['Ｆ', 'female'],
  [1, 'male'],
  ['不详', null],
  ['?', 'unknown-word'],
])('sex %j is %j', (written, sex) => expect(parseSex(written)).toBe(sex));

test.each([
  ['自住', 'own'],
  ['出租', 'rented'],
  ['群租房', 'group-rented'],
  ['合租', 'group-rented'],
  ['别的', 'unknown-word'],
])('tenancy %j is %j', (written, tenancy) => expect(parseTenancy(written)).toBe(tenancy));

test.each([
  ['空置', 'empty'],
  ['无人居住', 'empty'],
  ['常住', 'lived-in'],
  ['?', 'unknown-word'],
])('occupancy %j is %j', (written, occupancy) => expect(parseOccupancy(written)).toBe(occupancy));

test('plates are read without dots and spaces, what is no plate is counted', () => {
  expect(parsePlates('鲁A·12345、鲁ad 12345，没牌')).toEqual({
    plates: ['鲁A12345', '鲁AD12345'],
    unreadable: 1,
  });
});

test.each([
  ['5人', 5],
  ['约8', 8],
  [3, 3],
  ['0', 'unknown-word'],
  ['许多', 'unknown-word'],
])('head count %j is %j', (written, count) => expect(parseHeadCount(written)).toBe(count));
