import { z } from 'zod';
import { endpoints, photoTypes } from '../endpoint.ts';
import { RelationValue } from '../people/values.ts';
import { Done, Id, Instant, LocalTextSchema, pageInput, pageOf } from '../values.ts';
import { Answers, FormDefinition } from './form.ts';
import { ReportBasisValue, RiskLevel, RoundView, SlotView } from './values.ts';

/** One thing a household should report now. */
export const ToDo = z.object({
  slot: SlotView,
  round: RoundView,
  householdId: Id,
  address: z.string(),
  basis: ReportBasisValue,
  expected: z.number().int(),
  reported: z.number().int(),
});

export const PersonReportView = z.object({
  personId: Id,
  name: z.string(),
  seq: z.number().int(),
  answers: Answers,
  level: RiskLevel,
});

export const SubmissionView = z.object({
  submissionId: Id,
  slot: SlotView,
  basis: ReportBasisValue,
  reporterName: z.string(),
  capturedAt: Instant,
  receivedAt: Instant,
  onTime: z.boolean(),
  replacesId: Id.nullable(),
  /** A later version has taken this one's place. */
  replaced: z.boolean(),
  /** Somebody else reported the same person and slot; both are kept. */
  parallel: z.boolean(),
  householdAnswers: Answers,
  persons: z.array(PersonReportView),
});
export type SubmissionView = z.infer<typeof SubmissionView>;

export const Sheet = z.object({
  slot: SlotView,
  round: RoundView,
  form: FormDefinition,
  householdId: Id,
  address: z.string(),
  basis: ReportBasisValue,
  /** Household answers the register already knows. */
  filledHousehold: Answers,
  persons: z.array(
    z.object({
      personId: Id,
      name: z.string(),
      relation: RelationValue,
      age: z.number().int().nullable(),
      filled: Answers,
      /** Questions not asked of this person because a consent is missing. */
      withheld: z.array(z.string()),
      reportedSeq: z.number().int().nullable(),
    }),
  ),
  latest: SubmissionView.nullable(),
});
export type Sheet = z.infer<typeof Sheet>;

export const SubmitReport = z.object({
  /** Made on the phone; the same id with the same body is the same report. */
  clientId: z
    .string()
    .min(8)
    .max(64)
    .regex(/^[\w-]+$/),
  slotId: Id,
  householdId: Id,
  basis: ReportBasisValue,
  capturedAt: Instant,
  replacesId: Id.nullable().default(null),
  householdAnswers: Answers.default({}),
  persons: z
    .array(z.object({ personId: Id, answers: Answers }))
    .min(1)
    .max(60),
  /** Ids of contradictions the reporter was asked about and confirms, as `personId:rule`. */
  confirmed: z.array(z.string().max(120)).max(60).default([]),
});
export type SubmitReport = z.infer<typeof SubmitReport>;

export const Submitted = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('accepted'),
    submissionId: Id,
    receivedAt: Instant,
    onTime: z.boolean(),
    /** What to do now, most urgent first. */
    advice: z.array(z.object({ personId: Id.nullable(), level: RiskLevel, text: LocalTextSchema })),
    /** Others who reported the same people for this slot; both are kept. */
    parallel: z.boolean(),
  }),
  z.object({
    state: z.literal('asked-back'),
    questions: z.array(z.object({ key: z.string(), personId: Id.nullable(), text: LocalTextSchema })),
  }),
]);
export type Submitted = z.infer<typeof Submitted>;

/** What residents report, and what they sent. */
export const reportingEndpoints = endpoints({
  'GET /reports/to-do': {
    who: 'account',
    summary: 'What the households I report for should report now',
    input: z.object({}),
    reply: z.object({
      items: z.array(ToDo),
      /** When the next slot opens, if none is open. */
      nextOpensAt: Instant.nullable(),
    }),
  },
  'GET /reports/sheet': {
    who: 'account',
    summary: 'The form of one slot for one household, filled with what the register knows',
    input: z.object({ slotId: Id, householdId: Id }),
    reply: Sheet,
  },
  'POST /reports/submit': {
    who: 'account',
    summary: 'Report for a household',
    input: SubmitReport,
    reply: Submitted,
    idempotentBy: 'clientId',
  },
  'GET /reports/history': {
    who: 'account',
    summary: 'Reports of a household with their versions, newest first',
    input: z.object({ householdId: Id, ...pageInput }),
    reply: pageOf(SubmissionView),
  },
  'POST /reports/upload-photo': {
    who: 'account',
    summary: 'Upload a photo for an answer; it is re-encoded without metadata',
    body: 'upload',
    mediaTypes: photoTypes,
    mostBytes: 8 * 1024 * 1024,
    input: z.object({ householdId: Id }),
    reply: z.object({ photoId: Id }),
  },
  'GET /reports/photos/:photoId': {
    who: 'account',
    summary: 'A photo of an answer',
    body: 'file',
    mediaTypes: ['image/jpeg'],
    input: z.object({ photoId: Id }),
    reply: Done,
  },
});
