import { expect, it } from 'vitest';
import { inputOf, type RoundForm, startOf, wrongWith } from './round-form.ts';

const area = { areaId: 'a', areaName: '凤凰国际社区' };
const filled: RoundForm = {
  ...startOf(area, '2026-07-28', '2026-08-10'),
  formId: 'f',
  legalBasis: ' 市指挥部第3号令 ',
  purpose: '及早发现发热的人',
};

it('a round without form, legal basis and purpose is not sent', () => {
  const form = startOf(area, '2026-07-28', '2026-08-10');
  expect([...wrongWith(form)]).toEqual(['formId', 'legalBasis', 'purpose']);
  expect(inputOf(form)).toBeUndefined();
});

it('a round that ends before it begins is not sent', () => {
  expect([...wrongWith({ ...filled, endsOn: '2026-07-27' })]).toEqual(['order']);
  expect(wrongWith({ ...filled, endsOn: '2026-07-28' }).size).toBe(0);
});

it('only the windows of the chosen plan are sent', () => {
  expect(inputOf({ ...filled, plan: 'once' })?.slots).toEqual({ kind: 'once' });
  expect(inputOf({ ...filled, plan: 'daily' })?.slots).toEqual({
    kind: 'daily',
    window: { from: '06:00', until: '20:00' },
  });
  expect(inputOf(filled)).toMatchObject({
    audience: { tags: [] },
    slots: { kind: 'morning-evening', morning: { from: '06:00' }, evening: { until: '20:00' } },
    legalBasis: '市指挥部第3号令',
    dataAfterwards: 'destroy',
  });
});
