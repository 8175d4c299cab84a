import { expect, it } from 'vitest';
import { nameSounds } from './name-sounds.ts';

it.each([
  ['张三丰', 'zhangsanfeng zsf'],
  ['单小红', 'shanxiaohong sxh'],
  ['欧阳修', 'ouyangxiu oyx'],
  ['吕布', 'lvbu lb'],
  ['买买提·艾力', 'maimaitiaili mmtal'],
  ['John Smith', 'johnsmith js'],
])('%s is found by %s', (name, sounds) => {
  expect(nameSounds(name)).toBe(sounds);
});
