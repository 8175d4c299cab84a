import { z } from 'zod';
import { CaseEventView } from '../cases/endpoints.ts';
import { roleNames } from '../identity/roles.ts';
import { Answers } from '../reports/form.ts';
import { Id, Instant, LocalTextSchema, Version } from '../values.ts';
import { KindDefinition, UrgencyValue } from './kind.ts';
import {
  type HelperLanguage,
  handRoles,
  helperLanguages,
  kindPictures,
  lineStates,
  pauseReasons,
  pleaKinds,
  pleaStates,
  requestBases,
  requestStates,
  timesLeft,
} from './labels.ts';

/** Names of a table of labels as an enum. */
const named = <T extends Record<string, unknown>>(labels: T) =>
  z.enum(Object.keys(labels) as [keyof T & string, ...(keyof T & string)[]]);

export const RequestStateValue = named(requestStates);
export const TimeLeftValue = named(timesLeft);
export const RequestBasisValue = named(requestBases);
export const LineStateValue = named(lineStates);
export const PauseReasonValue = named(pauseReasons);
export const PleaKindValue = named(pleaKinds);
export const HandRoleValue = named(handRoles);
export const HelperLanguageValue = z.enum(
  Object.keys(helperLanguages) as [HelperLanguage, ...HelperLanguage[]],
);

/** A kind as it is chosen from large pictures. */
export const KindView = z.object({
  kindId: Id,
  key: z.string(),
  version: Version,
  definition: KindDefinition,
});
export type KindView = z.infer<typeof KindView>;

/** A request as lists show it: nothing that tells who is ill or where the door is. */
export const RequestRow = z.object({
  requestId: Id,
  /** For the phone: "request 1,024". */
  number: z.number().int(),
  kind: LocalTextSchema,
  picture: z.enum(kindPictures),
  state: RequestStateValue,
  urgency: UrgencyValue,
  /** Building for those not yet involved, full address for those who are. */
  place: z.string(),
  submittedAt: Instant,
  /** When it has to be done by. */
  deadlineAt: Instant,
  windowFrom: Instant.nullable(),
  windowUntil: Instant.nullable(),
  paused: z.boolean(),
  joint: z.boolean(),
  reopened: z.number().int(),
  /** Who has it now, by post and name as the community allows. */
  withWhom: z.object({ role: z.enum(roleNames).nullable(), name: z.string() }).nullable(),
});
export type RequestRow = z.infer<typeof RequestRow>;

export const LineView = z.object({
  lineId: Id,
  text: z.string(),
  state: LineStateValue,
  /** What the helper proposes or bought instead. */
  instead: z.string().nullable(),
});

export const PleaView = z.object({
  pleaId: Id,
  kind: PleaKindValue,
  state: named(pleaStates),
  reason: z.string(),
  untilAt: Instant.nullable(),
  askedBy: z.string(),
  askedAt: Instant,
  /** Who decides: post and, once decided, name. */
  approver: z.object({ role: z.enum(roleNames), name: z.string().nullable() }),
  answer: z.string().nullable(),
});

/** What the reader may do now; the page offers these and nothing else. The verbs check again. */
export const requestActs = [
  'cancel',
  'confirm',
  'rate',
  'say',
  'answer-replacement',
  'take',
  'take-in-hand',
  'hand-over',
  'assign',
  'start',
  'mark-lines',
  'record-receipt',
  'finish',
  'give-back',
  'not-solvable',
  'pause',
  'resume',
  'plead',
  'decide-plea',
  'join-in',
  'note',
  'escalate',
  'supervise',
  'reveal-contact',
  'merge',
  'undo-merge',
] as const;

export const RequestView = RequestRow.extend({
  kindId: Id,
  definition: KindDefinition,
  basis: RequestBasisValue,
  /** Whom it is for; null for the whole household. */
  forWhom: z.string().nullable(),
  /** Null until the reader is involved: area before taking, door after. */
  householdId: Id.nullable(),
  answers: Answers,
  note: z.string(),
  photoIds: z.array(Id),
  lines: z.array(LineView),
  receipts: z.array(
    z.object({
      receiptId: Id,
      amountFen: z.number().int(),
      photoId: Id.nullable(),
      at: Instant,
      by: z.string(),
    }),
  ),
  contactless: z.boolean(),
  wishSameSex: z.boolean(),
  language: HelperLanguageValue.nullable(),
  hands: z.array(
    z.object({
      handId: Id,
      accountId: Id,
      role: HandRoleValue,
      name: z.string(),
      post: z.enum(roleNames).nullable(),
      sinceAt: Instant,
    }),
  ),
  pause: z.object({ reason: PauseReasonValue, sinceAt: Instant, untilAt: Instant.nullable() }).nullable(),
  pleas: z.array(PleaView),
  rating: z.number().int().min(1).max(5).nullable(),
  /** Newest twenty; the rest by `GET /cases/timeline`. */
  hops: z.array(CaseEventView),
  /** Why it ended, to the resident. */
  ending: z.string().nullable(),
  /** The request it goes on as, because it was the same matter; how far that is, even for who may not open it. */
  mergedInto: z
    .object({
      requestId: Id,
      number: z.number().int(),
      state: RequestStateValue,
      deadlineAt: Instant,
      mayOpen: z.boolean(),
    })
    .nullable(),
  /** Requests that go on as this one. */
  merged: z.array(z.object({ requestId: Id, number: z.number().int() })),
  /** What the reader is to it: decides what is shown. */
  reader: z.enum(['resident', 'helper', 'staff', 'neighbour']),
  may: z.array(z.enum(requestActs)),
  version: Version,
});
export type RequestView = z.infer<typeof RequestView>;

/** One of the three rates 三率 with what it is counted from. */
export const Rate = z.object({ of: z.number().int(), met: z.number().int() });
