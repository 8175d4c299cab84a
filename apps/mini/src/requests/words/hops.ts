import type { Words } from '../../words/words.ts';
import zhHant from './hops.zh-hant.generated.ts';

export const zhHans = {
  title: '经过',
  none: '还没有动静',
  postAt: '{role}（{area}）',
  until: '到 {moment}',
  since: '从 {moment} 起',
  people: '{count} 人',
  stars: '{count} 星',
  step: '第 {step} 级',
  steps: '一共 {count} 级',
  and: '、',
  round: '第 {round} 遍',
  because: '“{reason}”',
  earlier: '看更早的',
} as const;

export const hopsWords: Words<typeof zhHans> = {
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  en: {
    title: 'What happened',
    none: 'Nothing has happened yet',
    postAt: '{role} ({area})',
    until: 'until {moment}',
    since: 'since {moment}',
    people: { one: '{count} person', other: '{count} people' },
    stars: { one: '{count} star', other: '{count} stars' },
    step: 'step {step}',
    steps: '{count} steps',
    and: ', ',
    round: 'round {round}',
    because: '“{reason}”',
    earlier: 'Earlier',
  },
};
