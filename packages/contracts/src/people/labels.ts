import type { LocalText } from '../problem.ts';

export const sexes = { male: { zh: '男', en: 'male' }, female: { zh: '女', en: 'female' } } as const;
export type Sex = keyof typeof sexes;

/** Relation of a member to the head of household 户主. */
export const relations = {
  head: { zh: '户主', en: 'head of household' },
  spouse: { zh: '配偶', en: 'spouse' },
  child: { zh: '子女', en: 'child' },
  parent: { zh: '父母', en: 'parent' },
  grandparent: { zh: '祖父母', en: 'grandparent' },
  grandchild: { zh: '孙辈', en: 'grandchild' },
  sibling: { zh: '兄弟姐妹', en: 'sibling' },
  'other-relative': { zh: '其他亲属', en: 'other relative' },
  tenant: { zh: '租客', en: 'tenant' },
  carer: { zh: '保姆/护工', en: 'carer' },
  'no-relation': { zh: '非亲属', en: 'not related' },
} as const satisfies Record<string, LocalText>;
export type Relation = keyof typeof relations;

/** Tags of a person 重点人群 that rounds and care can be aimed at. */
export const personTags = {
  'lives-alone': { zh: '独居', en: 'lives alone' },
  'elderly-couple': { zh: '双老户', en: 'elderly couple alone' },
  pregnant: { zh: '孕妇', en: 'pregnant' },
  disabled: { zh: '残疾', en: 'disabled' },
  'chronic-illness': { zh: '慢性病', en: 'chronic illness' },
  'seriously-ill': { zh: '重病', en: 'seriously ill' },
  'low-income': { zh: '低保/困难', en: 'low income' },
  'left-behind-child': { zh: '留守儿童', en: 'left-behind child' },
  foreigner: { zh: '外籍', en: 'foreigner' },
  isolating: { zh: '居家隔离', en: 'isolating at home' },
  'no-smartphone': { zh: '不用智能手机', en: 'no smartphone' },
  'recently-returned': { zh: '近期返回', en: 'recently returned' },
} as const satisfies Record<string, LocalText>;
export type PersonTag = keyof typeof personTags;

export const tenancies = {
  own: { zh: '自住', en: 'owned' },
  rented: { zh: '整租', en: 'rented' },
  'group-rented': { zh: '群租', en: 'group-rented' },
  unknown: { zh: '不清楚', en: 'not known' },
} as const satisfies Record<string, LocalText>;
export type Tenancy = keyof typeof tenancies;

export const occupancies = {
  'lived-in': { zh: '有人住', en: 'lived in' },
  empty: { zh: '空置', en: 'empty' },
  unknown: { zh: '不清楚', en: 'not known' },
} as const satisfies Record<string, LocalText>;
export type Occupancy = keyof typeof occupancies;

export const idKinds = {
  'resident-id': { zh: '居民身份证', en: 'resident identity card' },
  passport: { zh: '护照', en: 'passport' },
  'hk-macau-permit': { zh: '港澳居民来往内地通行证', en: 'Hong Kong / Macau travel permit' },
  'taiwan-permit': { zh: '台湾居民来往大陆通行证', en: 'Taiwan travel permit' },
  'foreigner-residence': { zh: '外国人永久居留身份证', en: 'foreigner permanent residence card' },
} as const satisfies Record<string, LocalText>;
export type IdKind = keyof typeof idKinds;

/** Why a membership of a household ended. */
export const leavingReasons = {
  'moved-within': { zh: '搬到本区别处', en: 'moved within the area' },
  'moved-out': { zh: '搬走', en: 'moved away' },
  died: { zh: '去世', en: 'died' },
  'entered-by-mistake': { zh: '登记有误', en: 'entered by mistake' },
} as const satisfies Record<string, LocalText>;
export type LeavingReason = keyof typeof leavingReasons;

/** Separate, versioned consents (PIPL art. 29: sensitive data needs its own). */
export const consentKinds = {
  privacy: { version: 1, zh: '个人信息处理告知', en: 'Privacy notice' },
  health: { version: 1, zh: '健康信息', en: 'Health information' },
  whereabouts: { version: 1, zh: '行程信息', en: 'Whereabouts' },
  'children-data': { version: 1, zh: '未满14岁孩子的信息', en: 'Information about children under 14' },
} as const satisfies Record<string, LocalText & { version: number }>;
export type ConsentKind = keyof typeof consentKinds;

/** Why one name does not cover what it stands for 假包保 (field.md, What hurts, 8); the rules stand in `domain/people/coverage.ts`. */
export const coverageFaults = {
  'many-grids': { zh: '一人管 {count} 个网格', en: '{count} grids on one person' },
  'many-cells': { zh: '一人管 {count} 个小格区', en: '{count} cells on one person' },
  'many-buildings': { zh: '一人管 {count} 栋楼', en: '{count} buildings on one person' },
  'many-teams': { zh: '一人挂 {count} 个专业队', en: '{count} different teams on one person' },
  'several-levels': { zh: '上下两级岗位一个人担', en: 'the posts of two levels on one person' },
  'many-households': {
    zh: '一人管 {count} 户，超过 {most} 户',
    en: '{count} households on one person, more than {most}',
  },
  'lives-elsewhere': { zh: '不住在本社区', en: 'does not live in the community' },
  away: { zh: '请假没有人顶', en: 'on leave with no stand-in' },
  'never-acts': { zh: '{days} 天没有办过事', en: 'nothing done for {days} days' },
} as const satisfies Record<string, LocalText>;
export type CoverageFault = keyof typeof coverageFaults;
