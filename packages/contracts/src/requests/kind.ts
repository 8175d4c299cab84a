import { z } from 'zod';
import { teamRoles } from '../identity/roles.ts';
import { Condition, Question } from '../reports/form.ts';
import { LocalTextSchema } from '../values.ts';
import { kindPictures, type Skill, skills, type Urgency, urgencies } from './labels.ts';

export const UrgencyValue = z.enum(Object.keys(urgencies) as [Urgency, ...Urgency[]]);
export const SkillValue = z.enum(Object.keys(skills) as [Skill, ...Skill[]]);

const minutes = z
  .number()
  .int()
  .min(1)
  .max(60 * 24 * 90);

/** How long each part may take, in minutes of the kind's clock, from submission (dispatch) or from the part before. */
export const Limits = z.object({
  /** Until somebody has it in hand or an errand is taken. */
  dispatch: minutes,
  /** From taken until under way. */
  start: minutes,
  /** From submission until done: the deadline shown. */
  finish: minutes,
  /** From done until the resident is called back. */
  confirm: minutes,
});
export type Limits = z.infer<typeof Limits>;

/** A kind of help, as data (ADR 0040). A published version never changes; a request keeps the version it was made with. */
export const KindDefinition = z.object({
  name: LocalTextSchema,
  hint: LocalTextSchema,
  picture: z.enum(kindPictures),
  /** Asked of the household as a whole (`of: household`). */
  questions: z.array(Question).max(20),
  /** A shopping list is kept line by line as typed. */
  lines: z.boolean().default(false),
  /** Shown before anything else when the answers match: call first. Empty conditions: always shown. */
  danger: z
    .object({
      when: z.array(Condition).max(5),
      ask: LocalTextSchema,
      call: z.array(z.enum(['120', '110', '119'])).min(1),
    })
    .nullable(),
  /** First rule that matches counts; `usual` when none does. */
  urgency: z.array(z.object({ when: z.array(Condition).min(1).max(5), is: UrgencyValue })).max(20),
  handledBy: z.enum(['volunteers', 'team', 'staff']),
  team: z.enum(teamRoles).nullable(),
  needs: z.object({
    skills: z.array(SkillValue).max(6).default([]),
    car: z.boolean().default(false),
    lifting: z.boolean().default(false),
    /** For isolated households: only helpers trained for it. */
    isolationTraining: z.boolean().default(false),
    /** Helpers of this age at least; emergency teams take adults only (volunteer regulations). */
    age: z.number().int().min(14).max(100).default(16),
  }),
  contactless: z.boolean(),
  /** Counselling and mediation: nobody but those who handle it sees more than "a request". */
  discreet: z.boolean().default(false),
  /** Minutes an errand of this kind usually takes; for load and routes. */
  takesMinutes: z.number().int().min(5).max(600),
  clock: z.enum(['all-hours', 'working-time']),
  limits: z.record(UrgencyValue, Limits),
  /** Key of the ladder that carries it when nobody answers. */
  ladder: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/),
});
export type KindDefinition = z.infer<typeof KindDefinition>;
