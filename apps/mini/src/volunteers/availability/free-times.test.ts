import { describe, expect, it } from 'vitest';
import { areWhole, awayIsRight, ready, readyOf, wishAt, withWish } from './free-times.ts';

describe('ready-made times', () => {
  it('are found again, whatever the order', () => {
    expect(readyOf([])).toBe('any');
    expect(readyOf([...ready['evenings-weekends']].reverse())).toBe('evenings-weekends');
  });

  it('are none of them when somebody has times of their own', () => {
    expect(readyOf([{ days: 'workdays', from: '18:00', until: '22:00' }])).toBeUndefined();
  });
});

it('times need both ends and a length; midnight to midnight is a day', () => {
  expect(areWhole([{ days: 'every', from: '00:00', until: '00:00' }])).toBe(true);
  expect(areWhole([{ days: 'every', from: '17:00', until: '02:00' }])).toBe(true);
  expect(areWhole([{ days: 'every', from: '08:00', until: '08:00' }])).toBe(false);
  expect(areWhole([{ days: 'every', from: '08:00', until: '' }])).toBe(false);
});

it('days away end after they begin and do not overlap, in any order', () => {
  const first = { fromDay: '2026-11-20', untilDay: '2026-11-22' };
  const second = { fromDay: '2026-11-23', untilDay: '2026-11-23' };
  expect(awayIsRight([second, first])).toBe(true);
  expect(awayIsRight([first, { fromDay: '2026-11-22', untilDay: '2026-11-24' }])).toBe(false);
  expect(awayIsRight([{ fromDay: '2026-11-20', untilDay: '2026-11-19' }])).toBe(false);
  expect(awayIsRight([{ fromDay: '2026-11-20', untilDay: '' }])).toBe(false);
});

it('a wish replaces the one for the same part of the day and no other', () => {
  const wishes = withWish([], '2026-11-20', 'night', 'not3');
  const more = withWish(wishes, '2026-11-20', 'morning', 'glad1');
  const changed = withWish(more, '2026-11-20', 'night', 'glad2');
  expect(wishAt(changed, '2026-11-20', 'night')).toBe('glad2');
  expect(wishAt(changed, '2026-11-20', 'morning')).toBe('glad1');
  expect(withWish(changed, '2026-11-20', 'night', 'none')).toHaveLength(1);
  expect(wishAt(changed, '2026-11-21', 'night')).toBe('none');
});
