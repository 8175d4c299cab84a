import { z } from 'zod';
import { endpoints } from '../endpoint.ts';
import { DutyRoleValue, PlacesWeighed, ShiftReasonView, ShiftRow } from '../shifts/values.ts';
import { Day, Done, Id, Instant, pageInput, pageOf, Reason, TimeOfDay, Version } from '../values.ts';
import {
  availableDays,
  gapReasons,
  gapRemedies,
  keptByReasons,
  lineReasons,
  pairKinds,
  pairStates,
  rosterStates,
  scoreParts,
} from './labels.ts';

const named = <T extends Record<string, unknown>>(labels: T) =>
  z.enum(Object.keys(labels) as [keyof T & string, ...(keyof T & string)[]]);
const facts = z.record(z.string(), z.union([z.string(), z.number()]));

export const PairKindValue = named(pairKinds);
export const RosterStateValue = named(rosterStates);

const availability = {
  /** When I can come; none: at any time. */
  patterns: z.array(z.object({ days: named(availableDays), from: TimeOfDay, until: TimeOfDay })).max(10),
  /** Most hours a week I wish for; the limit of the area counts as well. */
  weekHours: z.number().int().min(1).max(60).nullable(),
  notOwnBuilding: z.boolean(),
  away: z.array(z.object({ fromDay: Day, untilDay: Day })).max(30),
  /** Gladly or rather not, at a part of a day; weight 1–3. */
  wishes: z
    .array(
      z.object({
        day: Day,
        part: z.enum(['all', 'morning', 'afternoon', 'evening', 'night']),
        glad: z.boolean(),
        weight: z.number().int().min(1).max(3),
      }),
    )
    .max(120),
};
export const AvailabilityView = z.object(availability);
export type AvailabilityView = z.infer<typeof AvailabilityView>;

export const PairView = z.object({
  pairId: Id,
  kind: PairKindValue,
  state: named(pairStates),
  people: z.array(z.object({ accountId: Id, name: z.string() })).length(2),
  /** The other asked me. */
  toMe: z.boolean(),
});
export type PairView = z.infer<typeof PairView>;

/** Weights of the planner, 0–10; 0 leaves a part out. Hard rules are not here: they always hold. */
export const RosterWeights = z.object({
  fairHours: z.number().int().min(0).max(10),
  fairNights: z.number().int().min(0).max(10),
  wishes: z.number().int().min(0).max(10),
  pairs: z.number().int().min(0).max(10),
  rest: z.number().int().min(0).max(10),
  near: z.number().int().min(0).max(10),
});
export type RosterWeights = z.infer<typeof RosterWeights>;

/** 0–100, and its parts; `atMost`: no roster at all could score more, proved. */
const Score = z.object({
  total: z.number(),
  atMost: z.number().nullable(),
  parts: z.array(z.object({ part: named(scoreParts), score: z.number() })),
});

export const RosterRow = z.object({
  rosterId: Id,
  areaId: Id,
  area: z.string(),
  fromDay: Day,
  untilDay: Day,
  state: RosterStateValue,
  /** Made again after somebody dropped out: changes as few people as possible. */
  replans: z.boolean(),
  createdAt: Instant,
  createdBy: z.string(),
  publishedAt: Instant.nullable(),
  score: Score.nullable(),
  places: z.number().int(),
  filled: z.number().int(),
});
export type RosterRow = z.infer<typeof RosterRow>;

/** One person on one shift of a proposal. */
export const RosterPlace = z.object({
  accountId: Id,
  name: z.string(),
  locked: z.boolean(),
  byHand: z.boolean(),
  /** Held before this proposal: a claim, or the roster it replaces. */
  kept: z.boolean(),
  /** Held by a claim that this proposal may not move: it is given back or taken off with the rules of a claim. */
  held: z.boolean(),
  reasons: z.array(z.object({ reason: named(lineReasons), facts })),
});

export const RosterEdit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('put'), shiftId: Id, accountId: Id }),
  z.object({ kind: z.literal('take'), shiftId: Id, accountId: Id }),
  z.object({ kind: z.literal('move'), fromShiftId: Id, toShiftId: Id, accountId: Id }),
  /** Each gets the place of the other. */
  z.object({
    kind: z.literal('swap'),
    shiftId: Id,
    accountId: Id,
    withShiftId: Id,
    withAccountId: Id,
  }),
  z.object({ kind: z.literal('lock'), shiftId: Id, accountId: Id, locked: z.boolean() }),
]);
export type RosterEdit = z.infer<typeof RosterEdit>;

/** What an edit does: rules it breaks (then it is refused), and how the score moves. */
const EditEffect = z.object({ reasons: z.array(ShiftReasonView), before: z.number(), after: z.number() });

export const rostersEndpoints = endpoints({
  'GET /rosters/availability': {
    who: 'staff',
    summary: 'When I can come, what I wish, when I am away',
    input: z.object({}),
    reply: AvailabilityView,
  },
  'POST /rosters/save-availability': {
    who: 'staff',
    summary: 'Say when one can come, what one wishes, when one is away',
    input: z.object(availability),
    reply: AvailabilityView,
  },
  'GET /rosters/colleagues': {
    who: 'staff',
    summary: 'Volunteers of my communities by name, to find a partner',
    input: z.object({ name: z.string().trim().min(1).max(60), ...pageInput }),
    reply: pageOf(z.object({ accountId: Id, name: z.string() })),
  },
  'GET /rosters/pairs': {
    who: 'staff',
    summary: 'My pairs; with `areaId` those of the area',
    input: z.object({ areaId: Id.optional(), ...pageInput }),
    reply: pageOf(PairView),
  },
  'POST /rosters/ask-pair': {
    who: 'staff',
    summary: 'Ask somebody to be planned as a pair; who plans may set one for two others',
    input: z.object({ kind: PairKindValue, accountId: Id, otherAccountId: Id.nullable().default(null) }),
    reply: z.object({ pairId: Id }),
  },
  'POST /rosters/answer-pair': {
    who: 'staff',
    summary: 'Agree or not',
    input: z.object({ pairId: Id, agrees: z.boolean() }),
    reply: Done,
  },
  'POST /rosters/end-pair': {
    who: 'staff',
    summary: 'No longer a pair',
    input: z.object({ pairId: Id }),
    reply: Done,
  },
  'GET /rosters/list': {
    who: 'staff',
    summary: 'Rosters of my area, newest first',
    input: z.object({ areaId: Id.optional(), ...pageInput }),
    reply: pageOf(RosterRow),
  },
  'POST /rosters/start': {
    who: 'staff',
    summary: 'Have a rotation planned for the open places of a community',
    input: z.object({
      areaId: Id,
      fromDay: Day,
      days: z.number().int().min(7).max(42),
      seconds: z.number().int().min(5).max(300).default(60),
      seed: z
        .number()
        .int()
        .min(0)
        .max(2 ** 31 - 1)
        .default(1),
      weights: RosterWeights.nullable().default(null),
      /** A published roster to be made again, with as few changes as possible. */
      replansId: Id.nullable().default(null),
    }),
    reply: z.object({ rosterId: Id }),
  },
  'GET /rosters/:rosterId': {
    who: 'staff',
    summary: 'A roster: progress while it is planned, then score, bound and what stayed empty',
    input: z.object({ rosterId: Id }),
    reply: RosterRow.extend({
      seconds: z.number().int(),
      seed: z.number().int(),
      weights: RosterWeights,
      /** While it is planned, and of the end. `gap`: at most so much better could be possible, in hundredths of the cost. */
      progress: z
        .object({
          elapsed: z.number(),
          best: z.number().nullable(),
          bound: z.number().nullable(),
          gap: z.number().nullable(),
          proved: z.boolean(),
        })
        .nullable(),
      stopAsked: z.boolean(),
      /** With a shift of the roster. */
      people: z.number().int(),
      /** Places to be offered when it is published. */
      toOffer: z.number().int(),
      /** People whose shifts differ from the roster it replaces. */
      changedPeople: z.number().int().nullable(),
      version: Version,
    }),
  },
  'GET /rosters/:rosterId/board': {
    who: 'staff',
    summary: 'The proposal by checkpoint and shift',
    input: z.object({
      rosterId: Id,
      fromDay: Day,
      days: z.coerce.number().int().min(1).max(14).default(7),
      cursor: pageInput.cursor,
      limit: z.coerce.number().int().min(1).max(20).default(10),
    }),
    reply: pageOf(
      z.object({
        checkpointId: Id,
        name: z.string(),
        shifts: z.array(ShiftRow.extend({ places: z.array(RosterPlace) })),
      }),
    ),
  },
  'GET /rosters/:rosterId/people': {
    who: 'staff',
    summary: 'Each person’s line with hours, nights, weekends and wishes',
    input: z.object({ rosterId: Id, ...pageInput }),
    reply: pageOf(
      z.object({
        accountId: Id,
        name: z.string(),
        shifts: z.number().int(),
        minutes: z.number().int(),
        nightMinutes: z.number().int(),
        weekends: z.number().int(),
        /** Hours of service in the 30 days before. */
        beforeMinutes: z.number().int(),
        wishesKept: z.number().int(),
        wishesMissed: z.number().int(),
        /** Why no shift of the roster could be theirs; empty for whoever could have one. */
        keptBy: z.array(named(keptByReasons)),
      }),
    ),
  },
  'GET /rosters/:rosterId/gaps': {
    who: 'staff',
    summary: 'Places nobody takes: why, and what would close them',
    input: z.object({ rosterId: Id, ...pageInput }),
    reply: pageOf(
      z.object({
        shift: ShiftRow,
        missing: z.number().int(),
        role: DutyRoleValue.nullable(),
        why: z.array(z.object({ reason: named(gapReasons), facts })),
        remedies: z.array(z.object({ remedy: named(gapRemedies), facts })),
      }),
    ),
  },
  'POST /rosters/stop': {
    who: 'staff',
    summary: 'Stop planning; the best roster found so far is kept',
    input: z.object({ rosterId: Id }),
    reply: Done,
  },
  'POST /rosters/discard': {
    who: 'staff',
    summary: 'Do not use a proposal',
    input: z.object({ rosterId: Id }),
    reply: Done,
  },
  'POST /rosters/weigh-edit': {
    who: 'staff',
    summary: 'What an edit would do; nothing is written',
    input: z.object({ rosterId: Id, edit: RosterEdit }),
    reply: EditEffect,
  },
  'POST /rosters/weigh-places': {
    who: 'staff',
    summary:
      'Where somebody could be put among some shifts of a proposal, and with whom they could swap; nothing is written',
    input: z.object({
      rosterId: Id,
      accountId: Id,
      /** The place they would leave; null: none. */
      fromShiftId: Id.nullable().default(null),
      shiftIds: z.array(Id).min(1).max(600),
    }),
    reply: PlacesWeighed,
  },
  'POST /rosters/edit': {
    who: 'staff',
    summary: 'Change a proposal by hand; refused where a rule is broken',
    input: z.object({ rosterId: Id, version: Version, edit: RosterEdit }),
    reply: z.discriminatedUnion('outcome', [
      EditEffect.extend({ outcome: z.literal('changed'), version: Version }),
      z.object({ outcome: z.literal('refused'), reasons: z.array(ShiftReasonView) }),
    ]),
  },
  'POST /rosters/publish': {
    who: 'staff',
    summary:
      'Offer the places to their people, who confirm or decline; what nobody confirms opens for claiming',
    input: z.object({
      rosterId: Id,
      version: Version,
      /** Hours people have to say yes; never later than an hour before their first shift. */
      confirmHours: z.number().int().min(1).max(168).default(24),
      reason: Reason.optional(),
    }),
    reply: z.object({
      offered: z.number().int(),
      people: z.number().int(),
      /** Places that were taken, or people for whom a rule came in between, since the plan was made. */
      skipped: z.number().int(),
    }),
  },
});
