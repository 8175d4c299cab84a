import type { Words } from '../../words/words.ts';
import zhHant from './talk.zh-hant.generated.ts';

export const zhHans = {
  title: '留言',
  none: '还没有留言。有话要说，写在这里，办理的人都能看到。',
  me: '我',
  other: '对方',
  write: '写留言',
  photo: '加照片',
  send: '发送',
  empty: '先写几个字，或加一张照片',
  refused: '这段文字没有通过平台的检查，没有发出',
  photoFailed: '照片没有传上，请再试一次',
  earlier: '看更早的留言',
  over: '已经结束，不能再留言。',
} as const;

export const talkWords: Words<typeof zhHans> = {
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  en: {
    title: 'Messages',
    none: 'No messages yet. What you write here is read by those who work on it.',
    me: 'Me',
    other: 'The other side',
    write: 'Write a message',
    photo: 'Add a photo',
    send: 'Send',
    empty: 'Write something first, or add a photo',
    refused: 'This text did not pass the platform’s check and was not sent',
    photoFailed: 'The photo was not sent, please try again',
    earlier: 'Earlier messages',
    over: 'It has ended; no more messages can be written.',
  },
};
