import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

vi.mock('@tarojs/taro', () => ({ default: { getAppBaseInfo: () => ({}), getStorageSync: () => '' } }));
const { today, wallClock, whenIn } = await import('./when.ts');

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(new Date('2026-07-27T22:12:00Z')); // 06:12 on the 28th in China
});
afterEach(() => vi.useRealTimers());

describe('dates and times', () => {
  it('are those of China, whatever the zone of the phone', () => {
    expect(wallClock('2026-07-27T22:12:00Z')).toEqual({ day: '2026-07-28', time: '06:12' });
    expect(wallClock('2026-07-28T01:30:00+08:00')).toEqual({ day: '2026-07-28', time: '01:30' });
    expect([today(), today(1), today(4)]).toEqual(['2026-07-28', '2026-07-29', '2026-08-01']);
  });

  it('are said by how near they are', () => {
    const when = whenIn('zh-Hans');
    expect(when.moment('2026-07-27T22:00:00Z')).toBe('今天 06:00');
    expect(when.moment('2026-07-27T15:59:00Z')).toBe('昨天 23:59');
    expect(when.day('2026-07-01')).toBe('7月1日');
    expect(when.day('2025-12-31')).toBe('2025年12月31日');
  });

  it('a span over midnight carries the second date', () => {
    const when = whenIn('zh-Hans');
    expect(when.span('2026-07-27T22:00:00Z', '2026-07-28T02:00:00Z')).toBe('06:00–10:00');
    expect(when.span('2026-07-28T10:00:00Z', '2026-07-28T17:00:00Z')).toBe('18:00–明天 01:00');
    expect(when.stretch('2026-07-27T22:00:00Z', '2026-07-28T02:00:00Z')).toBe('今天 06:00–10:00');
  });
});
