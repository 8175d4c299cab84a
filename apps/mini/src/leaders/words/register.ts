import type { Words } from '../../words/words.ts';
import zhHant from './register.zh-hant.generated.ts';

export const zhHans = {
  title: '名册',
  search: '找人或找户',
  searchHint: '姓名、拼音首字母、电话、门牌',
  filters: '筛选',
  filterTag: '重点人群',
  filterOccupancy: '有没有人住',
  filterArea: '在哪里',
  wholeArea: '我的全部范围',
  all: '全部',
  nothingFound: '没有找到',
  nothingFoundNote: '换个写法试试，比如只写姓、只写门牌号。',
  noHead: '没有户主',
  nobody: '没有登记住的人',
  namesOf: '{names} 等 {count} 人',
  add: '加一户',
  show: '看结果',
  dropFilter: '不按这个筛选',
} as const;

export const registerWords: Words<typeof zhHans> = {
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  en: {
    title: 'Register',
    search: 'Find a person or a household',
    searchHint: 'Name, pinyin initials, phone, door',
    filters: 'Filter',
    filterTag: 'People to care for',
    filterOccupancy: 'Lived in or empty',
    filterArea: 'Where',
    wholeArea: 'All of my area',
    all: 'All',
    nothingFound: 'Nothing found',
    nothingFoundNote: 'Try another spelling, only the surname, or only the door number.',
    noHead: 'No head of household',
    nobody: 'Nobody is registered here',
    namesOf: '{names} and others, {count} in all',
    add: 'Add a household',
    show: 'Show',
    dropFilter: 'No longer filter by',
  },
};
