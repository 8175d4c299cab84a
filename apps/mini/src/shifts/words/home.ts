import type { Words } from '../../words/words.ts';
import zhHant from './home.zh-hant.generated.ts';

export const zhHans = {
  shifts: '卡口值班',
  next: '下一班：{times}',
  mine: '我的值班',
  count: '{count} 班',
  claim: '认领值班',
  offered: '请确认：{times}',
  offeredMany: '有 {count} 班等您确认',
  until: '请在 {moment} 前答复，去不去都行',
  answer: '去答复',
  see: '看一看',
  standInAsked: '{who} 来不了，想请您替班',
  swapAsked: '{who} 想和您换班',
} as const;

export const homeShiftWords: Words<typeof zhHans> = {
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  en: {
    shifts: 'Shifts at checkpoints',
    next: 'Next: {times}',
    mine: 'My shifts',
    count: { one: '{count} shift', other: '{count} shifts' },
    claim: 'Claim a shift',
    offered: 'Please confirm: {times}',
    offeredMany: { one: '{count} shift to confirm', other: '{count} shifts to confirm' },
    until: 'Please answer by {moment}; yes or no is up to you',
    answer: 'Answer',
    see: 'Have a look',
    standInAsked: '{who} cannot come: can you stand in?',
    swapAsked: '{who} would like to swap with you',
  },
};
