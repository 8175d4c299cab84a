import type { DemandPattern } from '@linli/contracts/shifts/values';
import { expect, test } from 'vitest';
import { changeOf, formOf, patternOn, wrongWith } from './demand-form.ts';

const early: DemandPattern = {
  shifts: [{ from: '06:30', until: '11:30', days: 'workdays', people: 2, roles: [] }],
  changeOverMinutes: 10,
};
const late: DemandPattern = { shifts: [], changeOverMinutes: 0 };

test('a pattern keeps its kinds of days; one day is only itself', () => {
  expect(formOf('pattern', '2026-12-01', early).shifts[0]?.days).toBe('workdays');
  expect(formOf('exception', '2026-12-01', early).shifts[0]?.days).toBe('every');
});

test('finds the pattern of a day: the last one that has begun', () => {
  const patterns = [
    { fromDay: '2026-12-10', pattern: late },
    { fromDay: '2026-11-01', pattern: early },
  ];
  expect(patternOn(patterns, '2026-12-09')).toBe(early);
  expect(patternOn(patterns, '2026-12-10')).toBe(late);
});

test('asks for nothing while a day, a reason, a time is missing or roles outnumber the people', () => {
  const form = formOf('exception', '', early);
  const [shift] = form.shifts;
  if (!shift) throw new Error('no shift');
  const roles = [{ role: 'lead' as const, people: 3, language: null }];
  expect([...wrongWith({ ...form, shifts: [{ ...shift, until: '', roles }] })]).toEqual([
    'day',
    'reason',
    'times-0',
    'roles-0',
  ]);
  expect(changeOf(form)).toBeUndefined();
});

test('a day without shifts is a day on which the checkpoint is closed', () => {
  const form = { ...formOf('exception', '2026-12-01', undefined), reason: '暴雨' };
  expect(changeOf(form)).toEqual({
    kind: 'exception',
    day: '2026-12-01',
    reason: '暴雨',
    pattern: { shifts: [], changeOverMinutes: 0 },
  });
});
