import type { LocalText } from '@linli/contracts/problem';
import { expect, it, vi } from 'vitest';
import { sayIn } from '../words/words.ts';

vi.mock('@tarojs/taro', () => ({ default: { getAppBaseInfo: () => ({}), getStorageSync: () => '' } }));
const { whenIn } = await import('../state/when.ts');
const { factsOf } = await import('./hop-facts.ts');
const { hopsWords } = await import('./words/hops.ts');

const speech = {
  say: sayIn(hopsWords, 'zh-Hans'),
  label: (text: LocalText) => text.zh,
  when: whenIn('zh-Hans'),
};
const said = (facts: Record<string, string | number | boolean | null>) =>
  factsOf({ facts }, speech).join(' · ');

it('a step that was passed says which post, where and why', () => {
  expect(said({ step: 2, role: 'grid-leader', area: '第一网格', why: 'post-empty', since: null })).toBe(
    '网格长（第一网格） · 没有人任职 · 第 2 级',
  );
});

it('several posts told at once are all named', () => {
  expect(said({ step: 3, steps: 2, roles: 'grid-leader,secretary', people: 2, dueAt: null })).toBe(
    '网格长、社区书记 · 一共 2 级 · 2 人',
  );
});

it('what nobody reads is left out', () => {
  expect(said({ how: 'plan', requestId: 'x', roles: 'person' })).toBe('');
});
