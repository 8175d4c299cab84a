import type { Words } from '@linli/contracts/words';
import zhHant from './round.zh-hant.generated.ts';

export const zhHans = {
  noReports: '还没有填报过',
  slotOf: '{day} {part}',
  late: '补报',
  replaced: '后来改过',
  parallel: '另有人也报了',
  withLevel: '{name}（{level}）',
  and: '、',
  showAnswers: '看回答',
  ofHousehold: '全家',
} as const;

export const roundWords: Words<typeof zhHans> = {
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  en: {
    noReports: 'Nothing was reported yet',
    slotOf: '{day}, {part}',
    late: 'late',
    replaced: 'corrected later',
    parallel: 'also reported by others',
    withLevel: '{name} ({level})',
    and: ', ',
    showAnswers: 'Answers',
    ofHousehold: 'Household',
  },
};
