import { z } from 'zod';
import { roleNames } from '../identity/roles.ts';
import { UrgencyValue } from '../requests/kind.ts';
import { Id, LocalTextSchema, TimeOfDay } from '../values.ts';
import { type Channel, channels } from './labels.ts';

/** Whom a step tells. A post is looked for from the place of the household upward to the nearest area that has it. */
export const StepTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('post'), role: z.enum(roleNames) }),
  /** Duty officers at the street or the district. */
  z.object({ kind: z.literal('duty'), level: z.enum(['street', 'district']) }),
  /** The team that the kind of help names; nobody for kinds without one. */
  z.object({ kind: z.literal('team') }),
  z.object({ kind: z.literal('person'), accountId: Id }),
]);
export type StepTarget = z.infer<typeof StepTarget>;

export const LadderStep = z.object({
  tell: z.array(StepTarget).min(1).max(6),
  /** Minutes before the next step when nobody answers. */
  waitMinutes: z
    .number()
    .int()
    .min(0)
    .max(60 * 24 * 7),
  /** Beyond the message in the app. */
  channels: z.array(z.enum(Object.keys(channels) as [Channel, ...Channel[]])).max(2),
});
export type LadderStep = z.infer<typeof LadderStep>;

/** Who is told, in what order, when nobody answers. Copied onto the case when its clock starts (ADR 0071). */
export const LadderDefinition = z.object({
  title: LocalTextSchema,
  /** Minutes in which volunteers are asked before the first step; 0: at once. */
  firstAfterMinutes: z
    .number()
    .int()
    .min(0)
    .max(60 * 24 * 7)
    .default(0),
  /** Percent of all waits by urgency: 25 is four times as fast. */
  pace: z
    .record(UrgencyValue, z.number().int().min(1).max(100))
    .default({ danger: 100, urgent: 100, today: 100, usual: 100 }),
  steps: z.array(LadderStep).min(1).max(10),
  /** The whole ladder again so many times before the case counts as stuck. */
  repeats: z.number().int().min(0).max(5),
  /** Between these times of day steps wait for the morning, unless the case is of an urgency named to pass. */
  quiet: z.object({ from: TimeOfDay, until: TimeOfDay }).nullable(),
  bypassQuiet: z.array(z.enum(['danger', 'urgent', 'today', 'usual'])).max(4),
  /** From this step on the handler it names may not hand it back. 0-based; null: never. */
  binding: z.number().int().min(0).max(9).nullable(),
});
export type LadderDefinition = z.infer<typeof LadderDefinition>;
