import { z } from 'zod';
import { endpoints } from '../endpoint.ts';
import { PersonView } from '../people/values.ts';
import { Day, Done, Id, Instant, LocalTextSchema, Note, pageInput, pageOf, Reason } from '../values.ts';
import { alertKinds } from './labels.ts';
import { CallOutcomeValue, GapReasonValue, RiskLevel, SlotView, VisitReasonValue } from './values.ts';

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
  kind: z.enum(Object.keys(alertKinds) as [keyof typeof alertKinds, ...(keyof typeof alertKinds)[]]),
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
  /** The reader has it in hand. */
  mine: z.boolean(),
  outcome: z.string().nullable(),
});

/** Who is missing, calls and visits to them, alerts. */
export const chasingEndpoints = endpoints({
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
      level: RiskLevel.optional(),
      ...pageInput,
    }),
    reply: pageOf(AlertView),
  },
  'GET /reports/alert-counts': {
    who: 'staff',
    summary: 'How many alerts of my area are open or in hand, by how serious they are; nought is left out',
    input: z.object({ areaId: Id.optional() }),
    reply: z.object({
      items: z.array(
        z.object({ state: z.enum(['open', 'taken']), level: RiskLevel, alerts: z.number().int() }),
      ),
    }),
  },
  'GET /reports/alerts/:alertId': {
    who: 'staff',
    summary: 'One alert; who looked is recorded',
    input: z.object({ alertId: Id }),
    reply: AlertView,
  },
  'POST /reports/take-alert': {
    who: 'staff',
    summary: 'Take an alert in hand',
    input: z.object({ alertId: Id }),
    reply: Done,
  },
  'POST /reports/give-back-alert': {
    who: 'staff',
    summary: 'Who has an alert in hand cannot go on; others may take it',
    input: z.object({ alertId: Id, reason: Reason }),
    reply: Done,
  },
  'POST /reports/resolve-alert': {
    who: 'staff',
    summary: 'Close an alert with what was done',
    input: z.object({ alertId: Id, outcome: Reason }),
    reply: Done,
  },
});
