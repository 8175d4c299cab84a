import type { LocalText } from '../problem.ts';

/** How far from home a volunteer goes. */
export const dutyReaches = {
  building: { zh: '本楼栋', en: 'my building' },
  cell: { zh: '本小格区', en: 'my cell' },
  grid: { zh: '本网格', en: 'my grid' },
  community: { zh: '全社区', en: 'the whole community' },
} as const satisfies Record<string, LocalText>;
export type DutyReach = keyof typeof dutyReaches;

/** Declining costs nothing; the reason only helps to ask better next time. */
export const declineReasons = {
  busy: { zh: '现在没空', en: 'busy now' },
  'too-far': { zh: '太远了', en: 'too far' },
  cannot: { zh: '这个我不会', en: 'I cannot do this' },
  'not-today': { zh: '今天不接了', en: 'not today' },
  other: { zh: '其他', en: 'something else' },
} as const satisfies Record<string, LocalText>;
export type DeclineReason = keyof typeof declineReasons;

/** Why somebody was asked; the helper reads these as a sentence. */
export const fitReasons = {
  'same-building': { zh: '就在您这栋楼', en: 'in your building' },
  'next-doors': { zh: '离您隔 {doors} 户', en: '{doors} doors away' },
  'same-cell': { zh: '在您的小格区', en: 'in your cell' },
  'same-grid': { zh: '在您的网格', en: 'in your grid' },
  'same-community': { zh: '在您的社区', en: 'in your community' },
  'helped-before': { zh: '您以前帮过这户人家', en: 'you helped this household before' },
  'longest-rest': { zh: '您休息得最久', en: 'you have had the longest rest' },
  'fewest-errands': { zh: '您最近接得最少', en: 'you had the fewest errands lately' },
  'longest-without-offer': { zh: '好久没请您帮忙了', en: 'you have not been asked for the longest time' },
  'speaks-language': { zh: '您会{language}', en: 'you speak {language}' },
  'has-skill': { zh: '您会{skill}', en: 'you are good at {skill}' },
  'has-car': { zh: '您有车', en: 'you have a car' },
  'trained-for-isolation': { zh: '您受过隔离服务培训', en: 'you are trained for isolation' },
  'same-sex': { zh: '住户希望同性帮忙', en: 'a helper of the same sex is wished for' },
  'same-way': { zh: '和您手上的顺路', en: 'on the way of your other errand' },
  'asked-by-person': { zh: '{name}请您帮忙', en: '{name} asks you' },
} as const satisfies Record<string, LocalText>;
export type FitReason = keyof typeof fitReasons;

/** Why somebody cannot be asked: hard constraints. */
export const unfitReasons = {
  'off-duty': { zh: '没有开启接单', en: 'not on duty' },
  'outside-hours': { zh: '不在可接单时间', en: 'outside their hours' },
  'not-today': { zh: '今天不接了', en: 'not today' },
  'too-far': { zh: '超出接单范围', en: 'outside their reach' },
  'other-kinds': { zh: '不接这类', en: 'does not take this kind' },
  'no-skill': { zh: '缺少需要的技能', en: 'lacks a skill' },
  'no-car': { zh: '没有车', en: 'no car' },
  'not-trained': { zh: '没有隔离服务培训', en: 'not trained for isolation' },
  'no-lifting': { zh: '不能搬重物', en: 'may not lift' },
  'too-young': { zh: '年龄不符合', en: 'too young' },
  'age-unknown': {
    zh: '名册里没有年龄，这类只请成年人',
    en: 'age not on the register, and this kind is for adults',
  },
  full: { zh: '手上已满', en: 'has as many as can be' },
  'daily-limit': { zh: '今天次数已满', en: 'daily limit reached' },
  resting: { zh: '夜班后休息', en: 'resting after a night shift' },
  'declined-this': { zh: '这一件已经谢绝', en: 'declined this one' },
  'did-not-answer': { zh: '刚问过，没有回应', en: 'was asked just now and did not answer' },
  'gave-it-back': { zh: '接过这一件又放回了', en: 'had this one and it went back' },
  'being-asked': { zh: '正在问另一件', en: 'is being asked about another one' },
  'own-household': { zh: '是自己家', en: 'their own household' },
  'was-chosen-elsewhere': { zh: '排给了更合适的一件', en: 'asked for another one that fits better' },
  'others-fit-better': { zh: '有更合适的人', en: 'others fit better' },
} as const satisfies Record<string, LocalText>;
export type UnfitReason = keyof typeof unfitReasons;

/** The one next thing to do on an errand. */
export const nextActions = {
  start: { zh: '出发', en: 'start' },
  buy: { zh: '去买', en: 'buy' },
  deliver: { zh: '送到', en: 'deliver' },
  finish: { zh: '办完了', en: 'done' },
  wait: { zh: '等住户回答', en: 'wait for an answer' },
} as const satisfies Record<string, LocalText>;
export type NextAction = keyof typeof nextActions;
