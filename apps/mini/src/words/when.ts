import zhHant from './when.zh-hant.generated.ts';
import type { Words } from './words.ts';

export const zhHans = {
  today: '今天',
  yesterday: '昨天',
  tomorrow: '明天',
  day: '{month}月{day}日',
  dayOfYear: '{year}年{month}月{day}日',
  moment: '{day} {time}',
  span: '{from}–{until}',
} as const;

export const whenWords: Words<typeof zhHans> = {
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  en: {
    today: 'today',
    yesterday: 'yesterday',
    tomorrow: 'tomorrow',
    day: '{day}/{month}',
    dayOfYear: '{day}/{month}/{year}',
    moment: '{day} {time}',
    span: '{from}–{until}',
  },
};
