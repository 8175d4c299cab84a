import { z } from 'zod';
import { AreaKindValue, PersonTagValue } from '../people/values.ts';
import { Day, Id, Instant, TimeOfDay } from '../values.ts';

/** Labels stand in a file without zod, so that the mini-program can use them at run time. */
export * from './labels.ts';

export const SlotPartValue = z.enum(['once', 'day', 'morning', 'evening']);

export const ReportBasisValue = z.enum(['self', 'relative', 'phone', 'visit', 'paper']);

export const GapReasonValue = z.enum(['away', 'exempt', 'refused', 'unreachable', 'muted']);

export const CallOutcomeValue = z.enum([
  'reported',
  'no-answer',
  'wrong-number',
  'refused',
  'away',
  'will-report',
]);

export const VisitReasonValue = z.enum(['no-answer', 'wrong-number', 'no-number', 'not-reached']);

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
  /** Since then its answers are gone or going; figures by grid stay. */
  dataDestroyedAt: Instant.nullable(),
});
export type RoundView = z.infer<typeof RoundView>;

/** Counts of people in one area and slot. Computed on read from the ledger and the reports, never stored. */
export const Coverage = z.object({
  expected: z.number().int(),
  reported: z.number().int(),
  onTime: z.number().int(),
  attention: z.number().int(),
  /** Expected when the slot opened and not reported, but gone, away or exempt since; no gap. */
  excused: z.number().int(),
});
export type Coverage = z.infer<typeof Coverage>;
