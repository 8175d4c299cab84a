import { z } from 'zod';
import { endpoints } from '../endpoint.ts';
import { AreaView, PersonView, RelationValue } from '../people/values.ts';
import { Day, Done, Id, Instant, LocalTextSchema, Note, pageInput, pageOf, Reason } from '../values.ts';
import { Answers, FormDefinition } from './form.ts';
import {
  AlertKind,
  Audience,
  CallOutcomeValue,
  Coverage,
  DataAfterwardsValue,
  GapReasonValue,
  ReportBasisValue,
  RiskLevel,
  RoundView,
  SlotPlan,
  SlotView,
  VisitReasonValue,
} from './values.ts';

export const RoundInput = z.object({
  formId: Id,
  areaId: Id,
  audience: Audience,
  slots: SlotPlan,
  startsOn: Day,
  endsOn: Day,
  legalBasis: z.string().trim().min(4).max(300),
  purpose: z.string().trim().min(4).max(300),
  dataAfterwards: DataAfterwardsValue,
});

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

export const GapRow = z.object({
  householdId: Id,
  address: z.string(),
  buildingName: z.string(),
  missing: z.array(z.object({ personId: Id, name: z.string(), reason: GapReasonValue.nullable() })),
  expected: z.number().int(),
  /** Where the ladder stands for this household. */
  step: z.enum(['waiting', 'reminded', 'proxy-asked', 'to-call', 'to-visit']),
});

export const CallView = z.object({
  callId: Id,
  slot: SlotView,
  householdId: Id,
  address: z.string(),
  personName: z.string(),
  phoneMasked: z.string().nullable(),
  missing: z.number().int(),
  attempts: z.number().int(),
  lastOutcome: CallOutcomeValue.nullable(),
  callerName: z.string(),
});

export const AlertView = z.object({
  alertId: Id,
  kind: AlertKind,
  level: RiskLevel,
  state: z.enum(['open', 'taken', 'resolved']),
  areaId: Id,
  address: z.string(),
  householdId: Id.nullable(),
  personId: Id.nullable(),
  personName: z.string().nullable(),
  /** What was asked and what was answered, in words (domain/reports/alert-facts). */
  facts: z.array(z.object({ text: LocalTextSchema, value: LocalTextSchema })),
  createdAt: Instant,
  takenBy: z.string().nullable(),
  takenAt: Instant.nullable(),
  outcome: z.string().nullable(),
});

export const reportsEndpoints = endpoints({
  'GET /reports/forms': {
    who: 'staff',
    summary: 'Forms a round can use, newest versions',
    input: z.object({}),
    reply: z.object({
      items: z.array(
        z.object({ formId: Id, key: z.string(), version: z.number().int(), definition: FormDefinition }),
      ),
    }),
  },
  'POST /reports/publish-form': {
    who: 'staff',
    summary: 'Publish a new version of a form; rounds under way keep theirs',
    input: z.object({ key: z.string().regex(/^[a-z][a-z0-9-]{2,40}$/), definition: FormDefinition }),
    reply: z.object({ formId: Id, version: z.number().int() }),
  },
  'GET /reports/rounds': {
    who: 'staff',
    summary: 'Rounds that touch my area, newest first',
    input: z.object({ areaId: Id.optional(), ...pageInput }),
    reply: pageOf(RoundView),
  },
  'GET /reports/rounds/:roundId': {
    who: 'account',
    summary: 'One round with its slots so far',
    input: z.object({ roundId: Id }),
    reply: RoundView.extend({ slotList: z.array(SlotView) }),
  },
  'POST /reports/preview-round': {
    who: 'staff',
    summary: 'Whom a round would reach and what it would ask',
    input: RoundInput,
    reply: z.object({
      persons: z.number().int(),
      households: z.number().int(),
      slots: z.number().int(),
      questions: z.number().int(),
      filledFromRegister: z.number().int(),
    }),
  },
  'POST /reports/open-round': {
    who: 'staff',
    summary: 'Open a round; who is expected is fixed from here on',
    input: RoundInput,
    reply: RoundView.extend({ persons: z.number().int() }),
  },
  'POST /reports/close-round': {
    who: 'staff',
    summary: 'End a round before its time',
    input: z.object({ roundId: Id, reason: Reason }),
    reply: Done,
  },
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
    mostBytes: 8 * 1024 * 1024,
    input: z.object({ householdId: Id }),
    reply: z.object({ photoId: Id }),
  },
  'GET /reports/photos/:photoId': {
    who: 'account',
    summary: 'A photo of an answer',
    body: 'file',
    input: z.object({ photoId: Id }),
    reply: Done,
  },
  'GET /reports/coverage': {
    who: 'staff',
    summary: 'Expected, reported and on time by area below one, for a slot',
    input: z.object({ slotId: Id, areaId: Id.optional() }),
    reply: z.object({
      slot: SlotView,
      area: AreaView,
      total: Coverage,
      below: z.array(z.object({ area: AreaView, coverage: Coverage })),
    }),
  },
  'GET /reports/slots': {
    who: 'staff',
    summary: 'Slots of rounds that touch my area, the current one first',
    input: z.object({ areaId: Id.optional(), roundId: Id.optional(), ...pageInput }),
    reply: pageOf(
      SlotView.extend({
        roundTitle: z.string(),
        roundTitleEn: z.string(),
        state: z.enum(['ahead', 'open', 'closed']),
      }),
    ),
  },
  'GET /reports/gaps': {
    who: 'staff',
    summary: 'Households with somebody expected who has not reported',
    input: z.object({ slotId: Id, areaId: Id.optional(), ...pageInput }),
    reply: pageOf(GapRow),
  },
  'POST /reports/set-gap-reason': {
    who: 'staff',
    summary: 'Say why somebody has not reported; away and exempt end the expectation',
    input: z.object({
      roundId: Id,
      personId: Id,
      reason: GapReasonValue,
      untilDay: Day.nullable().default(null),
      note: Note.default(''),
    }),
    reply: Done,
  },
  'POST /reports/lift-gap-reason': {
    who: 'staff',
    summary: 'The person is expected again',
    input: z.object({ roundId: Id, personId: Id }),
    reply: Done,
  },
  'POST /reports/remind': {
    who: 'staff',
    summary: 'Remind those who are missing, once',
    input: z.object({ slotId: Id, areaId: Id }),
    reply: z.object({ reminded: z.number().int(), alreadyReminded: z.number().int() }),
  },
  'POST /reports/make-call-list': {
    who: 'staff',
    summary: 'Split the missing households evenly over the callers on duty',
    input: z.object({
      slotId: Id,
      areaId: Id,
      callers: z
        .array(z.object({ accountId: Id, dailyLimit: z.number().int().min(1).max(300).default(60) }))
        .min(1)
        .max(100),
      /** Only say how the list would be split; nothing is written. */
      preview: z.boolean().default(false),
    }),
    reply: z.object({
      made: z.number().int(),
      /** Beyond all limits: given to nobody yet. */
      left: z.number().int(),
      /** No number in the register: on the list of visits instead. */
      toVisit: z.number().int(),
      byCaller: z.array(z.object({ accountId: Id, name: z.string(), calls: z.number().int() })),
    }),
  },
  'GET /reports/my-calls': {
    who: 'staff',
    summary: 'Calls given to me that are still needed',
    input: z.object({ ...pageInput }),
    reply: pageOf(CallView).extend({
      /** My calls of today: given to me, and closed or no longer needed. */
      today: z.object({ given: z.number().int(), done: z.number().int() }),
    }),
  },
  'GET /reports/calls': {
    who: 'staff',
    summary: 'Calls of an area and slot',
    input: z.object({ slotId: Id, areaId: Id.optional(), ...pageInput }),
    reply: pageOf(CallView),
  },
  'POST /reports/reveal-call-number': {
    who: 'staff',
    summary: 'The number to call; logged',
    secret: true,
    input: z.object({ callId: Id }),
    reply: z.object({ phone: z.string() }),
  },
  'POST /reports/record-call': {
    who: 'staff',
    summary: 'What came of a call',
    input: z.object({
      callId: Id,
      outcome: CallOutcomeValue,
      untilDay: Day.nullable().default(null),
      note: Note.default(''),
    }),
    reply: Done,
  },
  'GET /reports/visits': {
    who: 'staff',
    summary: 'Households to visit in my area',
    input: z.object({ slotId: Id.optional(), areaId: Id.optional(), ...pageInput }),
    reply: pageOf(
      z.object({
        visitId: Id,
        slot: SlotView,
        householdId: Id,
        address: z.string(),
        missing: z.number().int(),
        why: VisitReasonValue,
        people: z.array(PersonView.pick({ personId: true, name: true, age: true, tags: true })),
      }),
    ),
  },
  'POST /reports/record-visit': {
    who: 'staff',
    summary: 'What came of a visit',
    input: z.object({
      visitId: Id,
      outcome: z.enum(['reported', 'nobody-home', 'refused', 'moved-out', 'needs-help']),
      note: Note.default(''),
    }),
    reply: Done,
  },
  'GET /reports/alerts': {
    who: 'staff',
    summary: 'Alerts in my area, open and most serious first',
    input: z.object({
      areaId: Id.optional(),
      state: z.enum(['open', 'taken', 'resolved']).optional(),
      ...pageInput,
    }),
    reply: pageOf(AlertView),
  },
  'POST /reports/take-alert': {
    who: 'staff',
    summary: 'Take an alert in hand',
    input: z.object({ alertId: Id }),
    reply: Done,
  },
  'POST /reports/resolve-alert': {
    who: 'staff',
    summary: 'Close an alert with what was done',
    input: z.object({ alertId: Id, outcome: Reason }),
    reply: Done,
  },
});
