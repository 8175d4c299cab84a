import { z } from 'zod';
import { LocalTextSchema } from '../values.ts';

export type { TemperaturePlace } from './labels.ts';

/** An answer as it crosses the wire; which shape is right is said by the kind of the question. */
export const Answer = z.union([
  z.boolean(),
  z.number(),
  z.string().max(2000),
  z.array(z.string().max(100)).max(50),
  z.object({ celsius: z.number(), at: z.enum(['armpit', 'forehead', 'ear', 'mouth']) }),
]);
export type Answer = z.infer<typeof Answer>;
export const Answers = z.record(z.string().max(60), Answer);
export type Answers = z.infer<typeof Answers>;

/** A condition on another answer of the same person (or, with `of: household`, of the household). */
export const Condition = z.object({
  question: z.string(),
  op: z.enum(['is', 'is-not', 'one-of', 'has', 'at-least', 'at-most', 'answered']),
  value: z.union([z.boolean(), z.number(), z.string(), z.array(z.string())]).optional(),
});
export type Condition = z.infer<typeof Condition>;

export const Question = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/),
  kind: z.enum(['yes-no', 'one-of', 'many-of', 'number', 'temperature', 'date', 'text', 'place', 'photo']),
  of: z.enum(['household', 'person']),
  text: LocalTextSchema,
  help: LocalTextSchema.optional(),
  required: z.boolean().default(false),
  options: z
    .array(z.object({ value: z.string(), text: LocalTextSchema }))
    .max(40)
    .optional(),
  unit: LocalTextSchema.optional(),
  /** Outside these bounds a number is impossible and refused. */
  least: z.number().optional(),
  most: z.number().optional(),
  shownIf: z.array(Condition).max(5).optional(),
  /** Known to the register: filled from there and never asked again. */
  fill: z.enum(['name', 'age', 'sex', 'address', 'tags', 'registration', 'tenancy', 'head-count']).optional(),
  /** The answer one tap on "all normal" gives; a temperature has none and is never prefilled. */
  normal: Answer.optional(),
  /** Which consent this question needs; without it the question is not asked of that person. */
  consent: z.enum(['health', 'whereabouts', 'children-data']).optional(),
});
export type Question = z.infer<typeof Question>;

/** An answer that needs attention: what the resident should do, and at which level leaders hear of it. */
export const RiskRule = z.object({
  id: z.string(),
  when: z.array(Condition).min(1).max(5),
  level: z.enum(['notice', 'alert', 'danger']),
  alertKind: z.enum(['fever', 'symptom', 'contact', 'travel', 'needs-help', 'no-answer-alone']),
  advice: LocalTextSchema,
});
export type RiskRule = z.infer<typeof RiskRule>;

/** Two answers that cannot both be right: the resident is asked back, and may confirm both. */
export const ContradictionRule = z.object({
  id: z.string(),
  when: z.array(Condition).min(2).max(5),
  ask: LocalTextSchema,
});
export type ContradictionRule = z.infer<typeof ContradictionRule>;

export const FormDefinition = z.object({
  title: LocalTextSchema,
  purpose: LocalTextSchema,
  questions: z.array(Question).min(1).max(60),
  risks: z.array(RiskRule).max(40),
  contradictions: z.array(ContradictionRule).max(20),
  /** Fever thresholds in °C by place of measurement (a setting, field.md: 37.3 armpit). */
  fever: z.record(z.enum(['armpit', 'forehead', 'ear', 'mouth']), z.number()),
});
export type FormDefinition = z.infer<typeof FormDefinition>;
