import type { LocalText } from '../problem.ts';

export const slotParts = {
  once: { zh: '一次', en: 'once' },
  day: { zh: '当日', en: 'of the day' },
  morning: { zh: '早上', en: 'morning' },
  evening: { zh: '晚上', en: 'evening' },
} as const satisfies Record<string, LocalText>;
export type SlotPart = keyof typeof slotParts;

/** On whose word a report stands. `self`: a member of the household. Anything else is a proxy and shown as such. */
export const reportBases = {
  self: { zh: '本人或家人', en: 'own household' },
  relative: { zh: '亲属代报', en: 'by a relative' },
  phone: { zh: '电话代报', en: 'taken by phone' },
  visit: { zh: '上门代报', en: 'taken at the door' },
  paper: { zh: '纸质代录', en: 'from paper' },
} as const satisfies Record<string, LocalText>;
export type ReportBasis = keyof typeof reportBases;

/** Why somebody expected has not reported, or is not expected for a time. */
export const gapReasons = {
  away: { zh: '外出', en: 'away' },
  exempt: { zh: '免报', en: 'exempt' },
  refused: { zh: '拒绝填报', en: 'refused' },
  unreachable: { zh: '联系不上', en: 'cannot be reached' },
  muted: { zh: '暂不提醒', en: 'no reminders for now' },
} as const satisfies Record<string, LocalText>;
export type GapReason = keyof typeof gapReasons;

export const callOutcomes = {
  reported: { zh: '已代报', en: 'reported by phone' },
  'no-answer': { zh: '没人接', en: 'no answer' },
  'wrong-number': { zh: '号码不对', en: 'wrong number' },
  refused: { zh: '拒绝', en: 'refused' },
  away: { zh: '外出', en: 'away' },
  'will-report': { zh: '答应自己报', en: 'will report' },
} as const satisfies Record<string, LocalText>;
export type CallOutcome = keyof typeof callOutcomes;

/** Why a household is on the visit list. */
export const visitReasons = {
  'no-answer': { zh: '几次都没人接电话', en: 'several calls, no answer' },
  'wrong-number': { zh: '登记的号码不对', en: 'the number in the register is wrong' },
  'no-number': { zh: '没有登记电话', en: 'no phone in the register' },
  'not-reached': { zh: '一直没有报，也没有联系上', en: 'no report and nobody reached' },
} as const satisfies Record<string, LocalText>;
export type VisitReason = keyof typeof visitReasons;

/** What happens to the answers when the round ends. */
export const dataAfterwards = {
  destroy: { zh: '轮次结束后销毁', en: 'destroyed when the round ends' },
  'keep-30-days': { zh: '保留30天，到期销毁', en: 'destroyed after 30 days' },
  'service-record': { zh: '转入日常服务档案', en: 'kept as a service record' },
} as const satisfies Record<string, LocalText>;
export type DataAfterwards = keyof typeof dataAfterwards;

/** Where a temperature was taken; thresholds differ by place. */
export const temperaturePlaces = {
  armpit: { zh: '腋下', en: 'armpit' },
  forehead: { zh: '额头', en: 'forehead' },
  ear: { zh: '耳朵', en: 'ear' },
  mouth: { zh: '口腔', en: 'mouth' },
} as const;
export type TemperaturePlace = keyof typeof temperaturePlaces;

/** How serious an answer is. */
export const riskLevels = {
  normal: { zh: '正常', en: 'normal' },
  notice: { zh: '留意', en: 'notice' },
  alert: { zh: '要尽快看', en: 'look soon' },
  danger: { zh: '要马上看', en: 'look now' },
} as const satisfies Record<string, LocalText>;

/** What an alert is about. */
export const alertKinds = {
  fever: { zh: '发热', en: 'Fever' },
  symptom: { zh: '身体不舒服', en: 'Not feeling well' },
  contact: { zh: '接触过病人', en: 'Contact with a patient' },
  travel: { zh: '外地回来', en: 'Back from elsewhere' },
  'needs-help': { zh: '需要帮助', en: 'Needs help' },
  'no-answer-alone': { zh: '独居，没有回音', en: 'Lives alone, no answer' },
  'fever-cluster': { zh: '同一栋楼多人发热', en: 'Several fevers in one building' },
  'shift-gap': { zh: '卡口缺人', en: 'A checkpoint lacks people' },
  'shift-missing': { zh: '卡口有人没到岗', en: 'Somebody did not come to a checkpoint' },
  incident: { zh: '卡口有情况', en: 'An incident at a checkpoint' },
} as const satisfies Record<string, LocalText>;

/** How an alert ended by itself; what people write stands there as they wrote it. */
export const alertEndings = {
  reported: { zh: '已报平安', en: 'reported since' },
  filled: { zh: '人已到位', en: 'somebody is there now' },
  over: { zh: '这一班已结束', en: 'the shift is over' },
} as const satisfies Record<string, LocalText>;
export type AlertEnding = keyof typeof alertEndings;

/** How far the second asking of a household in a sample 抽查复核 has come. */
export const recheckStates = {
  open: { zh: '还没问', en: 'to be asked' },
  checked: { zh: '问过了', en: 'asked' },
  'not-reached': { zh: '没联系上', en: 'not reached' },
  refused: { zh: '不愿意答', en: 'refused' },
} as const satisfies Record<string, LocalText>;
export type RecheckState = keyof typeof recheckStates;

/** Ranges in which temperatures are counted; what is a fever is said by the form. */
export const temperatureRanges = {
  low: { zh: '36 ℃ 以下', en: 'below 36 °C' },
  usual: { zh: '36.0–36.9 ℃', en: '36.0–36.9 °C' },
  raised: { zh: '37 ℃ 起，没到发热', en: 'from 37 °C, no fever' },
  fever: { zh: '发热', en: 'fever' },
  high: { zh: '高热，39 ℃ 起', en: 'high fever, from 39 °C' },
} as const satisfies Record<string, LocalText>;
export type TemperatureRange = keyof typeof temperatureRanges;
