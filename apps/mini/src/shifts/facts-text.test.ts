import { expect, it, vi } from 'vitest';
import { clock } from '../state/clock.ts';
import { reasonTextIn } from './facts-text.ts';

vi.mock('@tarojs/taro', () => ({
  default: { getStorageSync: () => '', getStorageInfoSync: () => ({ keys: [] }), getAppBaseInfo: () => ({}) },
}));

const say = reasonTextIn('zh-Hans');

it('fills figures into a reason, to a tenth of an hour', () => {
  expect(say({ reason: 'too-little-rest', facts: { hours: 11, missing: 2.4833 } })).toBe(
    '和前后班次之间要休息满 11 小时，还差 2.5 小时',
  );
});

it('says an instant as a moment on the clocks of China', () => {
  vi.spyOn(clock, 'now').mockReturnValue(new Date('2026-11-20T02:00:00Z'));
  expect(say({ reason: 'overlaps', facts: { from: '2026-11-20T09:30:00.000Z' } })).toBe(
    '和 今天 17:30 的班时间重叠',
  );
});

it('names roles in the language of the reader', () => {
  expect(say({ reason: 'needs-training', facts: { role: 'temperature' } })).toBe('要先参加测温培训');
  expect(reasonTextIn('en')({ reason: 'needs-role', facts: { role: 'scanner' } })).toBe(
    'the places left need: scanning',
  );
});
