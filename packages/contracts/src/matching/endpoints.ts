import { z } from 'zod';
import { endpoints } from '../endpoint.ts';
import { roleNames } from '../identity/roles.ts';
import { SkillValue } from '../requests/kind.ts';
import { HelperLanguageValue, RequestRow } from '../requests/values.ts';
import { Done, Id, Instant, pageInput, pageOf, Reason, TimeOfDay } from '../values.ts';
import {
  type DeclineReason,
  type DutyReach,
  declineReasons,
  dutyReaches,
  type FitReason,
  fitReasons,
  type NextAction,
  nextActions,
  type UnfitReason,
  unfitReasons,
} from './labels.ts';

const facts = z.record(z.string(), z.union([z.string(), z.number()]));
export const FitView = z.object({
  reason: z.enum(Object.keys(fitReasons) as [FitReason, ...FitReason[]]),
  facts,
});
export type FitView = z.infer<typeof FitView>;
export const UnfitView = z.object({
  reason: z.enum(Object.keys(unfitReasons) as [UnfitReason, ...UnfitReason[]]),
  facts,
});
export type UnfitView = z.infer<typeof UnfitView>;

const duty = {
  /** Times of day between which offers may come; from later than until means over midnight. */
  hours: z.array(z.object({ from: TimeOfDay, until: TimeOfDay })).max(4),
  reach: z.enum(Object.keys(dutyReaches) as [DutyReach, ...DutyReach[]]),
  /** Keys of kinds; empty means all that fit. */
  kinds: z.array(z.string().max(60)).max(40),
  skills: z.array(SkillValue).max(10),
  languages: z.array(HelperLanguageValue).max(10),
  car: z.boolean(),
  isolationTrained: z.boolean(),
  lifts: z.boolean(),
  /** Errands a day at most. */
  dailyLimit: z.number().int().min(1).max(30),
};

export const DutyView = z.object({
  on: z.boolean(),
  /** Off by itself at this moment. */
  untilAt: Instant.nullable(),
  notTodayUntil: Instant.nullable(),
  ...duty,
  /** Where distances are counted from; null: no household is linked, the area of the post counts. */
  home: z.string().nullable(),
  today: z.object({ errands: z.number().int(), minutes: z.number().int() }),
});

export const OfferView = z.object({
  offerId: Id,
  /** One for a single request; the stops of a bundle in the order of the way. */
  requests: z.array(RequestRow.extend({ fit: z.array(FitView), takesMinutes: z.number().int() })),
  by: z.enum(['plan', 'person']),
  madeAt: Instant,
  expiresAt: Instant,
  state: z.enum(['open', 'accepted', 'declined', 'expired', 'withdrawn']),
});

export const ErrandView = z.object({
  request: RequestRow,
  next: z.enum(Object.keys(nextActions) as [NextAction, ...NextAction[]]),
  /** Stops of one bundle share it; in the order of the way. */
  bundleId: Id.nullable(),
  stop: z.number().int(),
  takenAt: Instant,
  linesOpen: z.number().int(),
});

export const matchingEndpoints = endpoints({
  'GET /matching/duty': {
    who: 'staff',
    summary: 'My switch and what I can do',
    input: z.object({}),
    reply: DutyView,
  },
  'POST /matching/set-duty': {
    who: 'staff',
    summary: 'Go on or off duty, and say what one can do',
    input: z.object({ on: z.boolean(), untilAt: Instant.nullable().default(null), ...duty }),
    reply: DutyView,
  },
  'GET /matching/offers': {
    who: 'staff',
    summary: 'What I am asked now',
    input: z.object({}),
    reply: z.object({ items: z.array(OfferView) }),
  },
  'GET /matching/offers/:offerId': {
    who: 'staff',
    summary: 'One offer, also after it ended',
    input: z.object({ offerId: Id }),
    reply: OfferView,
  },
  'POST /matching/accept-offer': {
    who: 'staff',
    summary: 'Take what was offered',
    input: z.object({ offerId: Id }),
    reply: Done,
  },
  'POST /matching/decline-offer': {
    who: 'staff',
    summary: 'Not this time; costs nothing',
    input: z.object({
      offerId: Id,
      reason: z.enum(Object.keys(declineReasons) as [DeclineReason, ...DeclineReason[]]).default('busy'),
    }),
    reply: Done,
  },
  'GET /matching/near': {
    who: 'staff',
    summary: 'Open requests near me that I could take, most pressing first',
    input: z.object({ ...pageInput }),
    reply: pageOf(RequestRow.extend({ fit: z.array(FitView) })),
  },
  'POST /matching/take': {
    who: 'staff',
    summary: 'Take an open request oneself',
    input: z.object({ requestId: Id }),
    reply: Done,
  },
  'GET /matching/errands': {
    who: 'staff',
    summary: 'What I have taken, with one next action each',
    input: z.object({}),
    reply: z.object({ items: z.array(ErrandView) }),
  },
  'GET /matching/candidates': {
    who: 'staff',
    summary: 'Who could help with a request, best first, and why not the others',
    input: z.object({ requestId: Id, ...pageInput }),
    reply: pageOf(
      z.object({
        accountId: Id,
        name: z.string(),
        role: z.enum(roleNames),
        rank: z.number().int().nullable(),
        fit: z.array(FitView),
        unfit: z.array(UnfitView),
        load: z.object({ now: z.number().int(), today: z.number().int(), minutesOf30Days: z.number().int() }),
      }),
    ),
  },
  'POST /matching/assign': {
    who: 'staff',
    summary: 'Ask one person; the plan keeps its hands off until they answer',
    input: z.object({
      requestId: Id,
      accountId: Id,
      /** They said yes on the phone: taken at once, and written down so. */
      agreed: z.boolean().default(false),
      reason: Reason.optional(),
    }),
    reply: z.object({ offerId: Id.nullable() }),
  },
  'GET /matching/outlook': {
    who: 'staff',
    summary: 'What the last plan said about a request',
    input: z.object({ requestId: Id }),
    reply: z.object({
      plannedAt: Instant.nullable(),
      outcome: z.enum(['offered', 'nobody-fits', 'all-busy', 'all-declined', 'not-planned']),
      /** How many were left out for each reason. */
      unfit: z.array(UnfitView.extend({ people: z.number().int() })),
    }),
  },
  'GET /matching/load': {
    who: 'staff',
    summary: 'Who is on duty in my area and how much they carry',
    input: z.object({ areaId: Id.optional(), ...pageInput }),
    reply: pageOf(
      z.object({
        accountId: Id,
        name: z.string(),
        on: z.boolean(),
        now: z.number().int(),
        today: z.number().int(),
        minutesOf30Days: z.number().int(),
      }),
    ),
  },
});
