import { afterEach, beforeEach, expect, it, vi } from 'vitest';

vi.mock('@tarojs/taro', () => ({ default: { getAppBaseInfo: () => ({}), getStorageSync: () => '' } }));
const { hoursAreWhole, untilOf } = await import('./duty-form.ts');

const at = (time: string) => new Date(`2026-11-16T${time}:00+08:00`);
beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('the switch goes off after some hours, tonight, or never by itself', () => {
  vi.setSystemTime(at('20:30'));
  expect(untilOf('own', at('20:30'))).toBeNull();
  expect(untilOf('two', at('20:30'))).toBe('2026-11-16T14:30:00.000Z');
  expect(untilOf('night', at('20:30'))).toBe('2026-11-16T22:00:00+08:00');
});

it('late at night tonight is tomorrow', () => {
  vi.setSystemTime(at('23:10'));
  expect(untilOf('night', at('23:10'))).toBe('2026-11-17T22:00:00+08:00');
});

it('half a time is none', () => {
  expect(hoursAreWhole([{ from: '08:00', until: '' }])).toBe(false);
  expect(hoursAreWhole([])).toBe(true);
});
