import type { Words } from '../../words/words.ts';
import zhHant from './callbacks.zh-hant.generated.ts';

export const zhHans = {
  title: '电话告知',
  intro: '消息送不到这些人，请打个电话。本人在应用里看过的，会自动从这里消失。',
  none: '没有要打的电话',
  noneNote: '消息送不到谁，会出现在这里。',
  why: '要告诉的事',
  since: '{moment} 起送不到',
  attempts: '打过 {count} 次没人接',
  noNumber: '没有登记电话，请上门',
  call: '拨打 {phone}',
  logged: '看号码会留下记录',
  outcome: '打完了，结果是：',
  recorded: '{name}：已记下',
} as const;

export const callbacksWords: Words<typeof zhHans> = {
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  en: {
    title: 'People to phone',
    intro: 'Messages do not reach these people, so please phone. Who reads it in the app vanishes from here.',
    none: 'Nobody to phone',
    noneNote: 'Whoever a message does not reach will show here.',
    why: 'What to tell',
    since: 'Not reached since {moment}',
    attempts: { one: '{count} call without an answer', other: '{count} calls without an answer' },
    noNumber: 'No number is known; please go there',
    call: 'Call {phone}',
    logged: 'That you looked at the number is written down',
    outcome: 'After the call:',
    recorded: '{name}: written down',
  },
};
