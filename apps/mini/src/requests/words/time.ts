import type { Words } from '../../words/words.ts';
import zhHant from './time.zh-hant.generated.ts';

export const zhHans = {
  left: '还有 {length}',
  late: '晚了 {length}',
  justLate: '刚到时间',
  running: '还有 {minutes}:{seconds}',
  days: '{count} 天',
  daysHours: '{days} 天 {hours} 小时',
  hours: '{count} 小时',
  hoursMinutes: '{hours} 小时 {minutes} 分',
  minutes: '{count} 分钟',
} as const;

export const timeWords: Words<typeof zhHans> = {
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  en: {
    left: '{length} left',
    late: '{length} late',
    justLate: 'due now',
    running: '{minutes}:{seconds} left',
    days: { one: '{count} day', other: '{count} days' },
    daysHours: '{days} d {hours} h',
    hours: { one: '{count} hour', other: '{count} hours' },
    hoursMinutes: '{hours} h {minutes} min',
    minutes: '{count} min',
  },
};
