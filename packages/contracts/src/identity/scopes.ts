import type { LocalText } from '../problem.ts';

/** What an API token can be allowed to do; the closed list a secretary chooses from. */
export const scopes = {
  'requests.read': {
    zh: '查看求助（不含姓名、门牌、内容）和三率',
    en: 'Read requests, without names, doors or contents, and the three rates',
  },
  'requests.write': { zh: '代为登记求助', en: 'Write requests down for households' },
  'reports.read': {
    zh: '查看填报轮次和覆盖率（只有数字）',
    en: 'Read rounds of self-report and their coverage, figures only',
  },
  'shifts.read': {
    zh: '查看卡口、需要的人数和空缺（不含姓名）',
    en: 'Read checkpoints, demand and gaps, without names',
  },
} as const satisfies Record<string, LocalText>;

export type Scope = keyof typeof scopes;
export const scopeNames = Object.keys(scopes) as [Scope, ...Scope[]];
