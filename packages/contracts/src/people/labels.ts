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

/** What the register knows of a household and of a person; a history names them and never what they were. */
export const registerFacts = {
  areaId: { zh: '楼栋单元', en: 'building or unit' },
  door: { zh: '门牌', en: 'door' },
  occupancy: { zh: '有没有人住', en: 'lived in or empty' },
  tenancy: { zh: '居住类型', en: 'tenancy' },
  headCount: { zh: '登记人数', en: 'head count' },
  name: { zh: '姓名', en: 'name' },
  sex: { zh: '性别', en: 'sex' },
  birthDate: { zh: '生日', en: 'birth date' },
  phone: { zh: '手机号', en: 'phone' },
  idKind: { zh: '证件类型', en: 'kind of id' },
  idNumber: { zh: '证件号码', en: 'id number' },
  registration: { zh: '户籍地', en: 'registered at' },
  language: { zh: '语言', en: 'language' },
  tags: { zh: '标签', en: 'tags' },
  relation: { zh: '与户主关系', en: 'relation to the head' },
} as const satisfies Record<string, LocalText>;
export type RegisterFact = keyof typeof registerFacts;

/** What can happen to a household in the register, by the verb that does it. */
export const householdChanges = {
  'add-household': { zh: '登记了这一户', en: 'household entered' },
  'change-household': { zh: '改了住户信息', en: 'household changed' },
  'add-member': { zh: '添了人', en: 'member added' },
  'change-member': { zh: '改了资料', en: 'member changed' },
  'end-membership': { zh: '不住这里了', en: 'member left' },
  /** The same verb, seen from where they went. */
  'move-in': { zh: '搬进来了', en: 'moved in' },
  'issue-household-code': { zh: '发了新的住户码', en: 'new household code' },
  join: { zh: '账号加入这一户', en: 'account joined' },
  'decide-join': { zh: '处理了加入申请', en: 'request to join decided' },
  'withdraw-join': { zh: '账号退出或撤回申请', en: 'account left or took its request back' },
  'view-in-full': { zh: '看了完整号码', en: 'numbers read in full' },
} as const satisfies Record<string, LocalText>;
export type HouseholdChange = keyof typeof householdChanges;

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

/** What a column of a register may hold, in the order in which it is offered. */
export const registerFields = {
  address: { zh: '住址', en: 'Address' },
  compound: { zh: '小区', en: 'Compound' },
  building: { zh: '楼栋', en: 'Building' },
  unit: { zh: '单元', en: 'Unit' },
  door: { zh: '房号', en: 'Door' },
  name: { zh: '姓名', en: 'Name' },
  sex: { zh: '性别', en: 'Sex' },
  'birth-date': { zh: '出生日期', en: 'Date of birth' },
  phone: { zh: '手机号', en: 'Mobile phone' },
  'id-number': { zh: '证件号', en: 'Id number' },
  relation: { zh: '与户主的关系', en: 'Relation to the head' },
  registration: { zh: '户口所在地', en: 'Household registration' },
  tags: { zh: '重点人群', en: 'People to care for' },
  language: { zh: '语言', en: 'Language' },
  tenancy: { zh: '居住方式', en: 'Tenancy' },
  'head-count': { zh: '实住人数', en: 'People living there' },
  occupancy: { zh: '有没有人住', en: 'Lived in or empty' },
  vehicle: { zh: '车牌', en: 'Number plate' },
  grid: { zh: '网格', en: 'Grid' },
  cell: { zh: '小格区', en: 'Cell' },
  note: { zh: '备注', en: 'Note' },
} as const;
