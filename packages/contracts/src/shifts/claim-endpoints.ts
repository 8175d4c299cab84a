import { z } from 'zod';
import { endpoints } from '../endpoint.ts';
import { Done, Id, Instant, Note, pageInput, pageOf, Reason, Version } from '../values.ts';
import { CheckpointView } from './checkpoint-endpoints.ts';
import {
  ClaimStateValue,
  ClaimWayValue,
  DutyActionValue,
  DutyRoleValue,
  PlacesWeighed,
  PlaceView,
  RelieveKindValue,
  RelieveStateValue,
  ShiftReasonView,
  ShiftRow,
  WaitStateValue,
} from './values.ts';

/** A shift as a volunteer sees it: `reasons` is empty when it is for them. */
export const OpenShift = ShiftRow.extend({
  reasons: z.array(ShiftReasonView),
  /** Roles of the places left that nobody holds. */
  rolesLeft: z.array(DutyRoleValue),
  near: z.enum(['building', 'cell', 'grid', 'community']),
  waiting: z.number().int(),
  myWait: z
    .object({ state: WaitStateValue, place: z.number().int(), confirmBy: Instant.nullable() })
    .nullable(),
});
export type OpenShift = z.infer<typeof OpenShift>;

/** Somebody looks for somebody else on a shift of theirs. */
export const RelieveView = z.object({
  relieveId: Id,
  kind: RelieveKindValue,
  state: RelieveStateValue,
  shift: ShiftRow,
  /** What they would get in return; swaps only. */
  inReturn: ShiftRow.nullable(),
  who: z.string(),
  /** Asked by them, or by the lead on their behalf; null: by the clock, because they did not come. */
  askedBy: z.string().nullable(),
  reason: z.string(),
  expiresAt: Instant,
  /** To me by name; else to all who may. */
  toMe: z.boolean(),
  mine: z.boolean(),
});
export type RelieveView = z.infer<typeof RelieveView>;

/** A place of mine. */
export const MyDuty = z.object({
  claimId: Id,
  shift: ShiftRow,
  state: ClaimStateValue,
  way: ClaimWayValue,
  roles: z.array(DutyRoleValue),
  next: DutyActionValue,
  /** When the next action becomes possible, or until when it is asked. */
  nextFrom: Instant.nullable(),
  nextUntil: Instant.nullable(),
  confirmBy: Instant.nullable(),
  checkedInAt: Instant.nullable(),
  checkedOutAt: Instant.nullable(),
  /** Confirmed by a second party. */
  minutes: z.number().int().nullable(),
  /** May be cancelled without more until then; null: only with a stand-in or by the lead. */
  cancelUntil: Instant.nullable(),
  relieve: RelieveView.nullable(),
  /** Others on the same shift. */
  with: z.array(z.string()),
  dispute: z.object({ text: z.string(), decided: z.enum(['upheld', 'refused']).nullable() }).nullable(),
});
export type MyDuty = z.infer<typeof MyDuty>;

export const claimEndpoints = endpoints({
  'GET /shifts/open': {
    who: 'staff',
    summary: 'Shifts with free places near me, soonest first; with why one is not for me',
    input: z.object({
      from: Instant.optional(),
      until: Instant.optional(),
      /** Those without a free place as well, to wait for one. */
      full: z.enum(['true', 'false']).default('false'),
      ...pageInput,
    }),
    reply: pageOf(OpenShift),
  },
  'GET /shifts/mine': {
    who: 'staff',
    summary: 'My duties with one next action each; `past`: what is over, newest first',
    input: z.object({ past: z.enum(['true', 'false']).default('false'), ...pageInput }),
    reply: pageOf(MyDuty),
  },
  'GET /shifts/claims/:claimId': {
    who: 'staff',
    summary: 'One duty of mine, with the checkpoint',
    input: z.object({ claimId: Id }),
    reply: MyDuty.extend({ checkpoint: CheckpointView }),
  },
  'GET /shifts/shift/:shiftId': {
    who: 'staff',
    summary: 'One shift: for whom it is, its checkpoint, and for those who lead its people',
    input: z.object({ shiftId: Id }),
    reply: OpenShift.extend({
      checkpointView: CheckpointView,
      mine: MyDuty.nullable(),
      /** Null for those who do not lead there. */
      places: z.array(PlaceView).nullable(),
    }),
  },
  'POST /shifts/claim': {
    who: 'staff',
    summary: 'Take a free place',
    input: z.object({ shiftId: Id }),
    reply: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('claimed'), claimId: Id }),
      /** Somebody was faster; the next best open shift, if there is one. */
      z.object({ outcome: z.literal('just-taken'), next: OpenShift.nullable() }),
      z.object({ outcome: z.literal('not-for-you'), reasons: z.array(ShiftReasonView) }),
    ]),
  },
  'POST /shifts/confirm': {
    who: 'staff',
    summary: 'Say yes to a place that was offered: roster, waitlist, lead',
    input: z.object({ claimId: Id }),
    reply: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('claimed') }),
      /** Something came in between; the place is free again. */
      z.object({ outcome: z.literal('not-for-you'), reasons: z.array(ShiftReasonView) }),
    ]),
  },
  'POST /shifts/decline': {
    who: 'staff',
    summary: 'Say no to a place that was offered; costs nothing',
    input: z.object({ claimId: Id, reason: Note.default('') }),
    reply: Done,
  },
  'POST /shifts/wait': {
    who: 'staff',
    summary: 'Join the waitlist of a full shift',
    input: z.object({ shiftId: Id }),
    reply: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('waiting'), place: z.number().int() }),
      z.object({ outcome: z.literal('not-for-you'), reasons: z.array(ShiftReasonView) }),
    ]),
  },
  'POST /shifts/leave-waitlist': {
    who: 'staff',
    summary: 'Wait no longer',
    input: z.object({ shiftId: Id }),
    reply: Done,
  },
  'POST /shifts/cancel': {
    who: 'staff',
    summary: 'Give one’s place back in time; later only with a stand-in or by the lead',
    input: z.object({ claimId: Id, reason: Note.default('') }),
    reply: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('cancelled') }),
      /** It was possible until then. The lead was not told: ask for a stand-in. */
      z.object({ outcome: z.literal('too-late'), untilAt: Instant }),
    ]),
  },
  'POST /shifts/ask-stand-in': {
    who: 'staff',
    summary: 'Ask those who may to take over, or one of them; the lead may ask on somebody’s behalf',
    input: z.object({ claimId: Id, toAccountId: Id.nullable().default(null), reason: Note.default('') }),
    reply: z.object({ relieveId: Id, asked: z.number().int() }),
  },
  'GET /shifts/swappable': {
    who: 'staff',
    summary: 'Places of others that could be swapped with one of mine, without breaking a rule for either',
    input: z.object({ claimId: Id, ...pageInput }),
    reply: pageOf(z.object({ claimId: Id, name: z.string(), shift: ShiftRow })),
  },
  'POST /shifts/ask-swap': {
    who: 'staff',
    summary: 'Ask one person to swap places',
    input: z.object({ claimId: Id, withClaimId: Id, reason: Note.default('') }),
    reply: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('asked'), relieveId: Id }),
      z.object({ outcome: z.literal('not-possible'), reasons: z.array(ShiftReasonView) }),
    ]),
  },
  'GET /shifts/relieves': {
    who: 'staff',
    summary: 'Stand-ins and swaps I am asked for, and those I asked for; open ones first',
    input: z.object({ ...pageInput }),
    reply: pageOf(RelieveView),
  },
  'POST /shifts/take-over': {
    who: 'staff',
    summary: 'Say yes to a stand-in or a swap; one wins',
    input: z.object({ relieveId: Id }),
    reply: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('taken'), claimId: Id }),
      z.object({ outcome: z.literal('just-taken') }),
      z.object({ outcome: z.literal('not-for-you'), reasons: z.array(ShiftReasonView) }),
    ]),
  },
  'POST /shifts/not-me': {
    who: 'staff',
    summary: 'Say no to a stand-in or a swap; costs nothing',
    input: z.object({ relieveId: Id }),
    reply: Done,
  },
  'POST /shifts/withdraw-relieve': {
    who: 'staff',
    summary: 'Look for nobody else any more',
    input: z.object({ relieveId: Id }),
    reply: Done,
  },
  'POST /shifts/assign': {
    who: 'staff',
    summary: 'Ask somebody for a place; `agreed`: they said yes, by phone or in person',
    input: z.object({ shiftId: Id, accountId: Id, agreed: z.boolean().default(false), reason: Reason }),
    reply: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.enum(['asked', 'claimed']), claimId: Id }),
      z.object({ outcome: z.literal('full') }),
      z.object({ outcome: z.literal('not-for-them'), reasons: z.array(ShiftReasonView) }),
    ]),
  },
  'POST /shifts/weigh-places': {
    who: 'staff',
    summary:
      'Where somebody could stand among some shifts, and with whom they could swap the place they hold; nothing is written',
    input: z.object({
      accountId: Id,
      /** The place they would leave; null: none. */
      claimId: Id.nullable().default(null),
      shiftIds: z.array(Id).min(1).max(600),
    }),
    reply: PlacesWeighed,
  },
  'POST /shifts/move': {
    who: 'staff',
    summary:
      'Move somebody to another shift before either begins: asked for the new place, or `agreed` by phone or in person',
    input: z.object({ claimId: Id, toShiftId: Id, agreed: z.boolean().default(false), reason: Reason }),
    reply: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.enum(['asked', 'claimed']), claimId: Id }),
      z.object({ outcome: z.literal('full') }),
      z.object({ outcome: z.literal('not-for-them'), reasons: z.array(ShiftReasonView) }),
    ]),
  },
  'POST /shifts/swap': {
    who: 'staff',
    summary: 'Swap the places of two people before either shift begins: both asked, or `agreed`',
    input: z.object({ claimId: Id, withClaimId: Id, agreed: z.boolean().default(false), reason: Reason }),
    reply: z.discriminatedUnion('outcome', [
      /** The new place of the first, and of the other. */
      z.object({ outcome: z.enum(['asked', 'claimed']), claimId: Id, otherClaimId: Id }),
      z.object({
        outcome: z.literal('not-for-them'),
        reasons: z.array(ShiftReasonView),
        others: z.array(ShiftReasonView),
      }),
    ]),
  },
  'POST /shifts/take-off': {
    who: 'staff',
    summary: 'Take somebody off a shift before it begins; they are told why',
    input: z.object({ claimId: Id, reason: Reason }),
    reply: Done,
  },
  'POST /shifts/read-risk-notice': {
    who: 'staff',
    summary: 'I have read the risks of a checkpoint',
    input: z.object({ checkpointId: Id, riskVersion: Version }),
    reply: Done,
  },
});
