import type { Words } from '../../words/words.ts';
import zhHant from './asked.zh-hant.generated.ts';

export const zhHans = {
  title: '要办什么',
  forWhom: '给谁',
  wholeHome: '全家',
  said: '说明',
  window: '什么时候方便',
  contactless: '怎么交接',
  withoutContact: '放门口，不见面',
  faceToFace: '可以见面',
  sameSex: '希望同性帮忙',
  language: '希望会说',
  basis: '怎么提的',
  lines: '要买的东西',
  instead: '{state}：{instead}',
  receipts: '花了多少',
  paid: '{amount} 元',
  yes: '是',
} as const;

export const askedWords: Words<typeof zhHans> = {
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  en: {
    title: 'What is asked for',
    forWhom: 'For whom',
    wholeHome: 'the household',
    said: 'In their words',
    window: 'When it suits',
    contactless: 'Handing over',
    withoutContact: 'at the door, without meeting',
    faceToFace: 'may meet',
    sameSex: 'A helper of the same sex',
    language: 'Speaks',
    basis: 'How it came',
    lines: 'To buy',
    instead: '{state}: {instead}',
    receipts: 'What was paid',
    paid: '¥{amount}',
    yes: 'yes',
  },
};
