import { placesHere } from '@linli/test/support/match-facts';
import { expect, it } from 'vitest';
import { isWithinHours, minutesUntilHours, reachPath } from './duty-hours.ts';

const night = [{ from: '22:00', until: '02:00' }];

it('hours go over midnight when they end before they begin', () => {
  const inside = ['22:00', '23:59', '00:00', '01:59'];
  const outside = ['02:00', '12:00', '21:59'];
  for (const time of inside) expect([time, isWithinHours(night, time)]).toEqual([time, true]);
  for (const time of outside) expect([time, isWithinHours(night, time)]).toEqual([time, false]);
});

it('no hours mean always, and equal ends the whole day', () => {
  expect(isWithinHours([], '03:00')).toBe(true);
  expect(isWithinHours([{ from: '08:00', until: '08:00' }], '03:00')).toBe(true);
});

it('counts the minutes until the next hours begin, over midnight as well', () => {
  expect(minutesUntilHours(night, '21:30')).toBe(30);
  expect(minutesUntilHours([{ from: '06:00', until: '08:00' }], '23:00')).toBe(420);
  expect(minutesUntilHours([...night, { from: '12:00', until: '13:00' }], '02:00')).toBe(600);
});

it('reach is the area of the kind they named, the next narrower where there is none, their own where it is wider', () => {
  expect(reachPath('1.2.3.4', placesHere, 'cell')).toBe('1.2.3');
  const noCell = { community: '1', grid: '1.2', building: '1.2.4' };
  expect(reachPath('1.2.4', noCell, 'cell')).toBe('1.2.4');
  expect(reachPath('1.2', { community: '1', grid: '1.2' }, 'building')).toBe('1.2');
});
