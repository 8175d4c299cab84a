import type { Words } from '@linli/contracts/words';
import zhHant from './filters.zh-hant.generated.ts';

export const zhHans = {
  saved: '存下的筛选',
  all: '全部',
  usual: '{name}（默认）',
  keep: '存下这个筛选',
  remove: '删掉“{name}”',
  name: '叫什么',
  nameMissing: '请起个名字',
  asUsual: '打开这个列表时先用它',
  ok: '存下',
  cancel: '取消',
} as const;

export const filterWords: Words<typeof zhHans> = {
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  en: {
    saved: 'Kept filters',
    all: 'All',
    usual: '{name} (default)',
    keep: 'Keep this filter',
    remove: 'Remove “{name}”',
    name: 'Name',
    nameMissing: 'Give it a name',
    asUsual: 'Use it whenever the list is opened',
    ok: 'Keep',
    cancel: 'Cancel',
  },
};
