import zhHant from './wire.zh-hant.generated.ts';
import type { Words } from './words.ts';

export const zhHans = {
  noAnswer: '没有连上服务器',
  noAnswerDetail: '请看看网络，再试一次。',
  unexpected: '出了点问题，请再试一次',
} as const;

export const wireWords: Words<typeof zhHans> = {
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  en: {
    noAnswer: 'The server did not answer',
    noAnswerDetail: 'Please check the network and try again.',
    unexpected: 'Something went wrong, please try again',
  },
};
