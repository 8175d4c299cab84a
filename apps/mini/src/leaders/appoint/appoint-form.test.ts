import { expect, it } from 'vitest';
import { type AppointForm, inputOf, wrongWith } from './appoint-form.ts';

const form: AppointForm = {
  name: ' 马下沉 ',
  phone: '15400000001',
  role: 'seconded-official',
  areaId: 'grid',
  fromDay: '2026-08-01',
  untilDay: '2026-08-31',
  unit: '市审计局',
};

it('a post lasts to the end of its last day', () => {
  expect(inputOf(form)).toEqual({
    name: '马下沉',
    phone: '15400000001',
    role: 'seconded-official',
    areaId: 'grid',
    fromAt: '2026-08-01T00:00:00+08:00',
    untilAt: '2026-08-31T23:59:59+08:00',
    secondedFrom: '市审计局',
  });
});

it('without days it begins now and stays open', () => {
  expect(inputOf({ ...form, fromDay: '', untilDay: '' })).toMatchObject({ fromAt: undefined, untilAt: null });
});

it('a seconded official names the unit; others carry none', () => {
  expect([...wrongWith({ ...form, unit: ' ' })]).toEqual(['unit']);
  expect(inputOf({ ...form, role: 'volunteer' })?.secondedFrom).toBeNull();
});

it('a number that is no mobile and an end before the start are not sent', () => {
  expect([...wrongWith({ ...form, phone: '5400000001', untilDay: '2026-07-31' })]).toEqual([
    'phone',
    'order',
  ]);
});
