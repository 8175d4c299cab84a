import type { Words } from '@linli/contracts/words';
import zhHant from './shifts.zh-hant.generated.ts';

export const zhHans = {
  pages: '值守的页面',
  now: '现在',
  board: '排班表',
  people: '人员',
  rosters: '自动排班',
  demand: '每天要几个人',
  settle: '待核实',
} as const;

export const shiftsWords: Words<typeof zhHans> = {
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  en: {
    pages: 'Pages about shifts',
    now: 'Now',
    board: 'Week board',
    people: 'People',
    rosters: 'Rosters',
    demand: 'Demand',
    settle: 'To settle',
  },
};
