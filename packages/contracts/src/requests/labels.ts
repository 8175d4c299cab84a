import type { LocalText } from '../problem.ts';

/** States of a request (field.md, Requests; 12345 接诉即办). `joint` and `paused` are marks beside the state. */
export const requestStates = {
  submitted: { zh: '已提交', en: 'submitted' },
  accepted: { zh: '已受理，正在找人', en: 'accepted' },
  offered: { zh: '正在问志愿者', en: 'asking a volunteer' },
  taken: { zh: '有人接了', en: 'taken' },
  'under-way': { zh: '正在办', en: 'under way' },
  done: { zh: '办完了，等确认', en: 'done, to be confirmed' },
  confirmed: { zh: '已确认', en: 'confirmed' },
  closed: { zh: '已办结', en: 'closed' },
  cancelled: { zh: '已取消', en: 'cancelled' },
  'not-solvable': { zh: '办不了', en: 'cannot be solved' },
} as const satisfies Record<string, LocalText>;
export type RequestState = keyof typeof requestStates;

/** How much is left of the time of an open request; each stands in one of these. */
export const timesLeft = {
  over: { zh: '已超期', en: 'overdue' },
  hour: { zh: '1 小时内', en: 'within 1 h' },
  'four-hours': { zh: '1–4 小时', en: '1–4 h' },
  day: { zh: '4–24 小时', en: '4–24 h' },
  later: { zh: '24 小时以上', en: 'over 24 h' },
  paused: { zh: '暂停计时', en: 'clock paused' },
  resident: { zh: '等住户确认', en: 'resident to confirm' },
} as const satisfies Record<string, LocalText>;
export type TimeLeft = keyof typeof timesLeft;

/** How urgent a matter is; found from answers, never chosen from a list. */
export const urgencies = {
  danger: { zh: '危急', en: 'danger' },
  urgent: { zh: '紧急', en: 'urgent' },
  today: { zh: '今天要办', en: 'today' },
  usual: { zh: '一般', en: 'usual' },
} as const satisfies Record<string, LocalText>;
export type Urgency = keyof typeof urgencies;

/** On whose word a request stands. */
export const requestBases = {
  self: { zh: '本人', en: 'oneself' },
  member: { zh: '替家人', en: 'for somebody of the household' },
  relative: { zh: '替亲属', en: 'for a relative elsewhere' },
  phone: { zh: '电话受理', en: 'taken by phone' },
  visit: { zh: '上门受理', en: 'taken at the door' },
  paper: { zh: '纸质代录', en: 'from paper' },
} as const satisfies Record<string, LocalText>;
export type RequestBasis = keyof typeof requestBases;

/** What a helper can do; a kind may need some of them. */
export const skills = {
  'first-aid': { zh: '急救', en: 'first aid' },
  nursing: { zh: '护理', en: 'nursing' },
  repairs: { zh: '维修', en: 'repairs' },
  counselling: { zh: '心理疏导', en: 'counselling' },
  mediation: { zh: '调解', en: 'mediation' },
  disinfection: { zh: '消杀', en: 'disinfection' },
} as const satisfies Record<string, LocalText>;
export type Skill = keyof typeof skills;

/** Languages in which one can help besides Mandarin. */
export const helperLanguages = {
  en: { zh: '英语', en: 'English' },
  ja: { zh: '日语', en: 'Japanese' },
  ko: { zh: '韩语', en: 'Korean' },
  ru: { zh: '俄语', en: 'Russian' },
  fr: { zh: '法语', en: 'French' },
  es: { zh: '西班牙语', en: 'Spanish' },
  ar: { zh: '阿拉伯语', en: 'Arabic' },
  yue: { zh: '粤语', en: 'Cantonese' },
  wuu: { zh: '吴语', en: 'Wu' },
  sign: { zh: '手语', en: 'sign language' },
} as const satisfies Record<string, LocalText>;
export type HelperLanguage = keyof typeof helperLanguages;

/** What became of a line of a shopping list. */
export const lineStates = {
  open: { zh: '还没买', en: 'to buy' },
  got: { zh: '买到了', en: 'bought' },
  asked: { zh: '在问能不能换', en: 'asking about another' },
  replaced: { zh: '换了别的', en: 'replaced' },
  declined: { zh: '不要换，不买了', en: 'no replacement wanted' },
  'not-found': { zh: '没买到', en: 'not found' },
} as const satisfies Record<string, LocalText>;
export type LineState = keyof typeof lineStates;

/** The only reasons for which a clock pauses; the resident is told which. */
export const pauseReasons = {
  'waiting-for-resident': { zh: '等您回复', en: 'waiting for the resident' },
  'resident-away': { zh: '您不在家', en: 'the resident is away' },
  'shop-closed': { zh: '商店没开门', en: 'the shop is closed' },
  'part-on-order': { zh: '等配件', en: 'waiting for a part' },
  'bad-weather': { zh: '天气原因', en: 'bad weather' },
  suspended: { zh: '经批准挂账', en: 'suspended with approval' },
} as const satisfies Record<string, LocalText>;
export type PauseReason = keyof typeof pauseReasons;

/** 延期 · 回退 · 挂账: three different things, each decided by a named approver above. */
export const pleaKinds = {
  extend: { zh: '延期', en: 'extension' },
  return: { zh: '退回', en: 'return' },
  suspend: { zh: '挂账', en: 'suspension' },
} as const satisfies Record<string, LocalText>;
export type PleaKind = keyof typeof pleaKinds;

export const pleaStates = {
  open: { zh: '等批准', en: 'open' },
  granted: { zh: '已批准', en: 'granted' },
  refused: { zh: '没有批准', en: 'refused' },
} as const satisfies Record<string, LocalText>;

/** What somebody is to a request. 主办 answers for it, 协办 help, the helper runs the errand. */
export const handRoles = {
  lead: { zh: '主办', en: 'in charge' },
  joint: { zh: '协办', en: 'joint' },
  helper: { zh: '帮忙的人', en: 'helper' },
} as const satisfies Record<string, LocalText>;
export type HandRole = keyof typeof handRoles;

/** Large pictures on the page where one asks for help. */
export const kindPictures = [
  'basket',
  'bowl',
  'pill',
  'car',
  'bin',
  'tools',
  'spray',
  'heart',
  'hand',
  'paper',
  'scales',
  'question',
  'more',
] as const;
export type KindPicture = (typeof kindPictures)[number];

/** What the three rates 三率 are counted from; shown beside them. */
export const rateFormula = {
  zh: '响应率＝在时限内有人接手的 ÷ 已有人接手或时限已过的；解决率＝居民确认办好的 ÷ 已确认、已办结或办不了的；满意率＝四星和五星 ÷ 已评价的。取消的不计入解决率，时限内取消而没人接手的不计入响应率。',
  en: 'Answered: taken up within the limit ÷ taken up, or past the limit. Solved: confirmed as solved by residents ÷ confirmed, closed or called not solvable. Satisfied: four and five stars ÷ rated. Cancelled ones do not count as solved or not; those cancelled within the limit before anybody answered do not count as answered or not.',
} as const satisfies LocalText;
