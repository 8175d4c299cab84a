import type { LocalText } from '../problem.ts';

export const rosterStates = {
  waiting: { zh: '等待排班', en: 'waiting' },
  planning: { zh: '正在排班', en: 'planning' },
  proposed: { zh: '建议，待发布', en: 'proposed' },
  published: { zh: '已发布', en: 'published' },
  discarded: { zh: '已作废', en: 'discarded' },
  failed: { zh: '没有排出来', en: 'failed' },
} as const satisfies Record<string, LocalText>;
export type RosterState = keyof typeof rosterStates;

/** Two people whose shifts have to do with each other. */
export const pairKinds = {
  'hand-over': { zh: '前后接班（不同时上岗）', en: 'one after the other, never at the same time' },
  together: { zh: '一起上岗', en: 'together' },
  apart: { zh: '不同时上岗', en: 'never at the same time' },
  friends: { zh: '最好同班', en: 'gladly together' },
} as const satisfies Record<string, LocalText>;
export type PairKind = keyof typeof pairKinds;

export const pairStates = {
  asked: { zh: '等对方同意', en: 'waiting for the other' },
  agreed: { zh: '双方同意', en: 'agreed' },
  declined: { zh: '对方不同意', en: 'declined' },
  ended: { zh: '已解除', en: 'ended' },
} as const satisfies Record<string, LocalText>;
export type PairState = keyof typeof pairStates;

/** Days of an availability pattern. */
export const availableDays = {
  every: { zh: '每天', en: 'every day' },
  workdays: { zh: '工作日', en: 'workdays' },
  'days-off': { zh: '休息日和节假日', en: 'days off and holidays' },
} as const satisfies Record<string, LocalText>;

/** What the quality of a roster is made of. */
export const scoreParts = {
  coverage: { zh: '岗位有人', en: 'coverage' },
  fairness: { zh: '公平', en: 'fairness' },
  wishes: { zh: '照顾意愿', en: 'wishes' },
  rest: { zh: '休息', en: 'rest' },
} as const satisfies Record<string, LocalText>;
export type ScorePart = keyof typeof scoreParts;

/** Why a place of a roster stayed empty: rules that kept people from it, and what would close it. */
export const gapReasons = {
  'nobody-may': { zh: '没有人可以值这一班', en: 'nobody may take this shift' },
  'not-available': { zh: '{people} 人这个时间没空', en: 'not available then: {people}' },
  away: { zh: '{people} 人不在', en: 'away: {people}' },
  'elders-by-day': { zh: '{people} 位年长者不排这个时间', en: 'elders not at this time: {people}' },
  'adults-at-night': { zh: '{people} 位未成年人不排夜班', en: 'minors not at night: {people}' },
  'age-unknown': { zh: '{people} 人名册里没有出生日期', en: 'date of birth not on the register: {people}' },
  'no-role': { zh: '{people} 人没有所需的培训', en: 'without the role or training: {people}' },
  'own-building': { zh: '{people} 人不愿守自己楼', en: 'not at the own building: {people}' },
  'not-cleared': { zh: '{people} 人还没登记保险', en: 'insurance not recorded: {people}' },
  'too-little-rest': { zh: '{people} 人休息不够', en: 'too little rest: {people}' },
  'hours-used-up': { zh: '{people} 人时长已满', en: 'hours used up: {people}' },
  'busy-then': { zh: '{people} 人这时在别的班', en: 'on another shift then: {people}' },
  pairs: { zh: '{people} 人因搭档安排不能来', en: 'kept by their pair: {people}' },
} as const satisfies Record<string, LocalText>;
export type GapReason = keyof typeof gapReasons;

/** What keeps somebody from every shift of a roster. */
export const keptByReasons = {
  'not-cleared': { zh: '还没登记保险', en: 'insurance not recorded' },
  'not-available': { zh: '有空的时间没有班', en: 'no shift when they can come' },
  away: { zh: '这些天不在', en: 'away' },
  'elders-by-day': { zh: '年长者只排白天短班', en: 'elders stand by day and briefly' },
  'adults-at-night': { zh: '未成年人不排夜班', en: 'minors not at night' },
  'age-unknown': { zh: '名册里没有出生日期', en: 'date of birth not on the register' },
  'own-building': { zh: '不愿守自己楼', en: 'not at the own building' },
} as const satisfies Partial<Record<GapReason, LocalText>>;
export type KeptBy = keyof typeof keptByReasons;

export const gapRemedies = {
  recruit: { zh: '再招 {people} 位能值这个时间的志愿者', en: 'recruit {people} who can come at this time' },
  'more-hours': { zh: '把每周上限提到 {hours} 小时', en: 'raise the weekly limit to {hours} hours' },
  train: { zh: '再培训 {people} 人：{role}', en: 'train {people} more: {role}' },
  insure: { zh: '给 {people} 人登记保险', en: 'record the insurance of {people}' },
} as const satisfies Record<string, LocalText>;
export type GapRemedy = keyof typeof gapRemedies;

/** What a roster says about one person's line. */
export const lineReasons = {
  'fewest-hours': { zh: '近期时长最少', en: 'had the fewest hours lately' },
  'wish-kept': { zh: '合本人意愿', en: 'as wished' },
  'wish-missed': { zh: '这次没能合本人意愿', en: 'not as wished this time' },
  'fewest-nights': { zh: '近期夜班最少', en: 'had the fewest nights lately' },
  'with-partner': { zh: '和搭档一起', en: 'with the partner' },
  'hands-over-to-partner': { zh: '和搭档前后接班', en: 'one after the other with the partner' },
  'has-role': { zh: '能{role}的人少', en: 'few can do: {role}' },
  'only-one-free': { zh: '这个时间只有这一位有空', en: 'the only one free then' },
  kept: { zh: '保留原来的安排', en: 'kept as it was' },
  'by-hand': { zh: '负责人手工安排', en: 'by the lead’s hand' },
} as const satisfies Record<string, LocalText>;
export type LineReason = keyof typeof lineReasons;
