import { z } from 'zod';
import { AreaKindValue, PersonTagValue } from '../people/values.ts';
import type { LocalText } from '../problem.ts';
import { Day, Id, Instant, TimeOfDay } from '../values.ts';

export const slotParts = {
  once: { zh: '一次', en: 'once' },
  day: { zh: '当日', en: 'of the day' },
  morning: { zh: '早', en: 'morning' },
  evening: { zh: '晚', en: 'evening' },
} as const satisfies Record<string, LocalText>;
export type SlotPart = keyof typeof slotParts;
export const SlotPartValue = z.enum(['once', 'day', 'morning', 'evening']);

/** On whose word a report stands. `self`: a member of the household. Anything else is a proxy and shown as such. */
export const reportBases = {
  self: { zh: '本人或家人', en: 'own household' },
  relative: { zh: '亲属代报', en: 'by a relative' },
  phone: { zh: '电话代报', en: 'taken by phone' },
  visit: { zh: '上门代报', en: 'taken at the door' },
  paper: { zh: '纸质代录', en: 'from paper' },
} as const satisfies Record<string, LocalText>;
export type ReportBasis = keyof typeof reportBases;
export const ReportBasisValue = z.enum(['self', 'relative', 'phone', 'visit', 'paper']);

/** Why somebody expected has not reported, or is not expected for a time. */
export const gapReasons = {
  away: { zh: '外出', en: 'away' },
  exempt: { zh: '免报', en: 'exempt' },
  refused: { zh: '拒绝填报', en: 'refused' },
  unreachable: { zh: '联系不上', en: 'cannot be reached' },
  muted: { zh: '暂不提醒', en: 'no reminders for now' },
} as const satisfies Record<string, LocalText>;
export type GapReason = keyof typeof gapReasons;
export const GapReasonValue = z.enum(['away', 'exempt', 'refused', 'unreachable', 'muted']);

export const callOutcomes = {
  reported: { zh: '已代报', en: 'reported by phone' },
  'no-answer': { zh: '没人接', en: 'no answer' },
  'wrong-number': { zh: '号码不对', en: 'wrong number' },
  refused: { zh: '拒绝', en: 'refused' },
  away: { zh: '外出', en: 'away' },
  'will-report': { zh: '答应自己报', en: 'will report' },
} as const satisfies Record<string, LocalText>;
export type CallOutcome = keyof typeof callOutcomes;
export const CallOutcomeValue = z.enum([
  'reported',
  'no-answer',
  'wrong-number',
  'refused',
  'away',
  'will-report',
]);

export const RiskLevel = z.enum(['normal', 'notice', 'alert', 'danger']);
export type RiskLevel = z.infer<typeof RiskLevel>;

export const AlertKind = z.enum([
  'fever',
  'symptom',
  'contact',
  'travel',
  'needs-help',
  'no-answer-alone',
  'fever-cluster',
]);
export type AlertKind = z.infer<typeof AlertKind>;

export const Audience = z.object({
  /** Nobody but people with one of these tags; empty: everybody. */
  tags: z.array(PersonTagValue).max(12).default([]),
});
export const SlotPlan = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('once') }),
  z.object({ kind: z.literal('daily'), window: z.object({ from: TimeOfDay, until: TimeOfDay }) }),
  z.object({
    kind: z.literal('morning-evening'),
    morning: z.object({ from: TimeOfDay, until: TimeOfDay }),
    evening: z.object({ from: TimeOfDay, until: TimeOfDay }),
  }),
]);
export type SlotPlan = z.infer<typeof SlotPlan>;

/** What happens to the answers when the round ends. */
export const dataAfterwards = {
  destroy: { zh: '轮次结束后销毁', en: 'destroyed when the round ends' },
  'keep-30-days': { zh: '保留30天后销毁', en: 'destroyed after 30 days' },
  'service-record': { zh: '转入日常服务档案', en: 'kept as a service record' },
} as const satisfies Record<string, LocalText>;
export type DataAfterwards = keyof typeof dataAfterwards;
export const DataAfterwardsValue = z.enum(['destroy', 'keep-30-days', 'service-record']);

export const SlotView = z.object({
  slotId: Id,
  roundId: Id,
  day: Day,
  part: SlotPartValue,
  opensAt: Instant,
  closesAt: Instant,
});
export type SlotView = z.infer<typeof SlotView>;

export const RoundView = z.object({
  roundId: Id,
  formId: Id,
  title: z.string(),
  titleEn: z.string(),
  areaId: Id,
  areaName: z.string(),
  areaKind: AreaKindValue,
  audience: Audience,
  slots: SlotPlan,
  startsOn: Day,
  endsOn: Day,
  legalBasis: z.string(),
  purpose: z.string(),
  dataAfterwards: DataAfterwardsValue,
  openedAt: Instant,
  closedAt: Instant.nullable(),
});
export type RoundView = z.infer<typeof RoundView>;

/** Counts of people in one area and slot. Computed on read from the ledger and the reports, never stored. */
export const Coverage = z.object({
  expected: z.number().int(),
  reported: z.number().int(),
  onTime: z.number().int(),
  attention: z.number().int(),
});
export type Coverage = z.infer<typeof Coverage>;
