import type { LocalText } from '../problem.ts';

/** What can be set, in the order of the page. */
export const settings = {
  kind: { zh: '求助事项', en: 'Kinds of help' },
  form: { zh: '填报表', en: 'Forms' },
  ladder: { zh: '催办顺序', en: 'Ladders' },
  'shift-rules': { zh: '值守限度', en: 'Limits of shifts' },
  'shift-times': { zh: '班次时间', en: 'Times of shifts' },
  'report-times': { zh: '催报时间', en: 'Chasing reports' },
  'household-codes': { zh: '住户码', en: 'Household codes' },
  calendar: { zh: '工作日历', en: 'Calendar' },
} as const satisfies Record<string, LocalText>;

export type SettingName = keyof typeof settings;
