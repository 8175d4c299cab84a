import { expect, it } from 'vitest';
import { answersAt, answersNext } from './team-duty.ts';

const zone = 'Asia/Shanghai';
/** A moment in November 2026; the 16th is a Monday. */
const at = (day: number, time: string) => new Date(`2026-11-${day}T${time}:00+08:00`);
const weekdays = [{ days: [1, 2, 3, 4, 5], from: '09:00', until: '17:30' }];

it('somebody answers from the first minute of a span to the last one, on its days', () => {
  const when = ['08:59', '09:00', '17:29', '17:30'].map((time) => answersAt(weekdays, at(16, time), zone));
  expect(when).toEqual([false, true, true, false]);
  expect(answersAt(weekdays, at(21, '10:00'), zone)).toBe(false);
  expect(answersAt(null, at(21, '03:00'), zone)).toBe(true);
  expect(answersAt([], at(16, '10:00'), zone)).toBe(false);
});

it('next is the first start to come, over the weekend and from one week to the next', () => {
  const next = (day: number, time: string, spans = weekdays) => answersNext(spans, at(day, time), zone);
  expect(next(16, '08:00')).toEqual(at(16, '09:00'));
  expect(next(16, '09:00')).toEqual(at(17, '09:00'));
  expect(next(20, '18:00')).toEqual(at(23, '09:00'));
  const once = [{ days: [1], from: '09:00', until: '10:00' }];
  expect(next(16, '09:30', once)).toEqual(at(23, '09:00'));
  expect(answersNext([], at(16, '09:30'), zone)).toBeNull();
  expect(answersNext(null, at(16, '09:30'), zone)).toBeNull();
});
