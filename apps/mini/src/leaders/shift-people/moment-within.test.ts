import { expect, test, vi } from 'vitest';
import { momentWithin } from './moment-within.ts';

vi.mock('@tarojs/taro', () => ({
  default: { getStorageSync: () => '', getStorageInfoSync: () => ({ keys: [] }), getAppBaseInfo: () => ({}) },
}));

/** 17:30 to 01:00 of the next day, in China. */
const evening = { startsAt: '2026-11-20T09:30:00.000Z', endsAt: '2026-11-20T17:00:00.000Z' };

test('a time after midnight is one of the next day', () => {
  expect(momentWithin(evening, '18:00')).toBe('2026-11-20T10:00:00.000Z');
  expect(momentWithin(evening, '00:30')).toBe('2026-11-20T16:30:00.000Z');
});

test('who came early or left late is near the shift, not a day away', () => {
  expect(momentWithin(evening, '17:10')).toBe('2026-11-20T09:10:00.000Z');
  expect(momentWithin(evening, '01:20')).toBe('2026-11-20T17:20:00.000Z');
});

test('there is no moment without a time', () => {
  expect(momentWithin(evening, '')).toBeUndefined();
});
