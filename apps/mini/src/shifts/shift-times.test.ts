import { afterEach, describe, expect, it, vi } from 'vitest';
import { clock } from '../state/clock.ts';
import { mondayOf, shiftTimesIn } from './shift-times.ts';

vi.mock('@tarojs/taro', () => ({
  default: { getStorageSync: () => '', getStorageInfoSync: () => ({ keys: [] }), getAppBaseInfo: () => ({}) },
}));

const at = (now: string) => vi.spyOn(clock, 'now').mockReturnValue(new Date(now));
afterEach(() => vi.restoreAllMocks());

describe('times of a shift', () => {
  const evening = { startsAt: '2026-11-20T09:30:00Z', endsAt: '2026-11-20T17:00:00Z' };

  it('say that a shift ends on the next day', () => {
    at('2026-11-10T00:00:00Z');
    expect(shiftTimesIn('zh-Hans').whole(evening)).toBe('11月20日 周五 17:30–次日 01:00');
    expect(shiftTimesIn('en').whole(evening)).toBe('Fri 20/11 17:30–01:00 next day');
  });

  it('name the day once when it is one day in China, whatever it is in UTC', () => {
    at('2026-11-10T00:00:00Z');
    const dawn = { startsAt: '2026-11-19T22:30:00Z', endsAt: '2026-11-20T03:30:00Z' };
    expect(shiftTimesIn('zh-Hans').whole(dawn)).toBe('11月20日 周五 06:30–11:30');
  });

  it('say today by the clock of China', () => {
    at('2026-11-19T17:00:00Z');
    expect(shiftTimesIn('zh-Hans').whole(evening)).toBe('今天 周五 17:30–次日 01:00');
  });

  it('name the day of an end later than the next day', () => {
    at('2026-11-10T00:00:00Z');
    const long = { startsAt: '2026-11-20T09:30:00Z', endsAt: '2026-11-22T17:00:00Z' };
    expect(shiftTimesIn('zh-Hans').hours(long)).toBe('17:30–11月23日 周一 01:00');
  });

  it('give lengths in hours and minutes, to the minute', () => {
    expect(shiftTimesIn('zh-Hans').length(450)).toBe('7 小时 30 分');
    expect(shiftTimesIn('zh-Hans').length(20)).toBe('20 分钟');
    expect(shiftTimesIn('zh-Hans').length(300)).toBe('5 小时');
  });
});

it('a week begins on Monday', () => {
  expect(mondayOf('2026-11-16')).toBe('2026-11-16');
  expect(mondayOf('2026-11-22')).toBe('2026-11-16');
  expect(mondayOf('2026-11-23')).toBe('2026-11-23');
});
