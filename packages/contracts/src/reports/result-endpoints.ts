import { z } from 'zod';
import { endpoints } from '../endpoint.ts';
import { RelationValue } from '../people/values.ts';
import { Day, Id, Instant, LocalTextSchema, Note, pageInput, pageOf } from '../values.ts';
import { Answers, FormDefinition, Question } from './form.ts';
import { recheckStates } from './labels.ts';
import { RiskLevel, SlotView } from './values.ts';

/** What was answered to one question: how often each answer was given; free texts are only counted. */
export const QuestionResult = z.object({
  questionId: z.string(),
  kind: Question.shape.kind,
  of: Question.shape.of,
  text: LocalTextSchema,
  /** Answers given, each of one person or household in one slot. */
  answered: z.number().int(),
  /** An answer with several choices counts in each of them. */
  parts: z.array(z.object({ key: z.string(), text: LocalTextSchema, count: z.number().int() })),
});
export type QuestionResult = z.infer<typeof QuestionResult>;

const RecheckState = z.enum(
  Object.keys(recheckStates) as [keyof typeof recheckStates, ...(keyof typeof recheckStates)[]],
);

/** A random sample of the households that reported in a slot, to be asked a second time 抽查复核. */
export const RecheckView = z.object({
  sampleId: Id,
  slot: SlotView,
  roundTitle: z.string(),
  roundTitleEn: z.string(),
  areaId: Id,
  areaName: z.string(),
  /** With it anybody can draw the same households again. */
  seed: z.string(),
  drawnBy: z.string(),
  drawnAt: Instant,
  /** Of those in the reader's areas. */
  households: z.number().int(),
  checked: z.number().int(),
  notReached: z.number().int(),
});
export type RecheckView = z.infer<typeof RecheckView>;

/** What was answered in a round, and samples of it that are asked again. */
export const resultEndpoints = endpoints({
  'GET /reports/rounds/:roundId/form': {
    who: 'account',
    summary: 'The form of a round, in the version the round keeps',
    input: z.object({ roundId: Id }),
    reply: z.object({ formId: Id, definition: FormDefinition }),
  },
  'GET /reports/results': {
    who: 'staff',
    summary: 'Answers by question in a slot, or in all slots of a round so far; counts only',
    input: z.object({ roundId: Id, slotId: Id.optional(), areaId: Id.optional() }),
    reply: z.object({
      slots: z.number().int(),
      /** Reports of a person in a slot, each in its newest version. */
      reports: z.number().int(),
      households: z.number().int(),
      levels: z.array(z.object({ level: RiskLevel, reports: z.number().int() })),
      questions: z.array(QuestionResult),
    }),
  },
  'POST /reports/draw-recheck': {
    who: 'staff',
    summary: 'Draw a random sample of the households that reported in a slot, to be asked again',
    input: z.object({
      slotId: Id,
      areaId: Id,
      households: z.number().int().min(1).max(200),
      /** Made up by the server where none is given. */
      seed: z.string().trim().min(4).max(40).optional(),
    }),
    reply: RecheckView,
  },
  'GET /reports/rechecks': {
    who: 'staff',
    summary: 'Samples that touch my area, newest first',
    input: z.object({ roundId: Id.optional(), areaId: Id.optional(), ...pageInput }),
    reply: pageOf(RecheckView),
  },
  'GET /reports/rechecks/:sampleId': {
    who: 'staff',
    summary: 'One sample and how far second answers agree with first ones, by question',
    input: z.object({ sampleId: Id }),
    reply: RecheckView.extend({
      compared: z.number().int(),
      same: z.number().int(),
      questions: z.array(
        z.object({
          questionId: z.string(),
          text: LocalTextSchema,
          compared: z.number().int(),
          same: z.number().int(),
        }),
      ),
    }),
  },
  'GET /reports/rechecks/:sampleId/households': {
    who: 'staff',
    summary: 'Households of a sample in the order drawn, with what differs; that it was read is recorded',
    input: z.object({ sampleId: Id, ...pageInput }),
    reply: pageOf(
      z.object({
        householdId: Id,
        number: z.number().int(),
        address: z.string(),
        persons: z.number().int(),
        state: RecheckState,
        checkedBy: z.string().nullable(),
        checkedAt: Instant.nullable(),
        note: z.string(),
        /** The reader may ask a second time; whoever took the first answer may not. */
        mayRecord: z.boolean(),
        tookFirst: z.boolean(),
        differences: z.array(
          z.object({
            /** Null: of the household as a whole. */
            personName: z.string().nullable(),
            text: LocalTextSchema,
            first: LocalTextSchema,
            second: LocalTextSchema,
          }),
        ),
      }),
    ),
  },
  'GET /reports/rechecks/:sampleId/sheet': {
    who: 'staff',
    summary: 'The form for one household of a sample, without what was answered first',
    input: z.object({ sampleId: Id, householdId: Id }),
    reply: z.object({
      form: FormDefinition,
      day: Day,
      address: z.string(),
      filledHousehold: Answers,
      persons: z.array(
        z.object({
          personId: Id,
          name: z.string(),
          relation: RelationValue,
          age: z.number().int().nullable(),
          filled: Answers,
          withheld: z.array(z.string()),
        }),
      ),
    }),
  },
  'POST /reports/record-recheck': {
    who: 'staff',
    summary: 'What a household of a sample answered the second time, or that it could not be asked',
    input: z.object({
      sampleId: Id,
      householdId: Id,
      outcome: z.enum(['checked', 'not-reached', 'refused']),
      basis: z.enum(['phone', 'visit']),
      householdAnswers: Answers.default({}),
      persons: z
        .array(z.object({ personId: Id, answers: Answers }))
        .max(60)
        .default([]),
      note: Note.default(''),
    }),
    reply: z.object({
      /** What the second answers call for; the report itself is not changed by them. */
      advice: z.array(z.object({ personId: Id.nullable(), level: RiskLevel, text: LocalTextSchema })),
    }),
  },
});
