import type { Words } from '../../words/words.ts';
import zhHant from './told.zh-hant.generated.ts';

export const zhHans = {
  postAt: '{post}（{area}）',
  skipped: '{who}：{why}',
  nobody: '没有人了，会上挂牌',
  and: '、',
} as const;

export const toldWords: Words<typeof zhHans> = {
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  en: {
    postAt: '{post} ({area})',
    skipped: '{who}: {why}',
    nobody: 'nobody is left; it goes on the board',
    and: ', ',
  },
};
