import { z } from 'zod';
import { endpoints, photoTypes } from '../endpoint.ts';
import { Answers } from '../reports/form.ts';
import { changed, Done, Id, Instant, LocalTextSchema, Note, pageInput, pageOf, Reason } from '../values.ts';
import { KindDefinition, UrgencyValue } from './kind.ts';
import {
  HelperLanguageValue,
  KindView,
  Rate,
  RequestBasisValue,
  RequestRow,
  RequestStateValue,
  RequestView,
  TimeLeftValue,
} from './values.ts';

const asked = {
  kindId: Id,
  householdId: Id,
  /** Whom it is for; null for the household. A relative elsewhere lives in the household named above. */
  forPersonId: Id.nullable().default(null),
  answers: Answers.default({}),
};

/** One line as typed; nothing is parsed out of it. */
const Line = z.string().trim().min(1).max(200);

export const requestsEndpoints = endpoints({
  'GET /requests/kinds': {
    who: 'account',
    scopes: ['requests.read', 'requests.write'],
    summary: 'Kinds of help at a household, or in an area for staff, in the order of the pictures',
    input: z
      .object({ householdId: Id.optional(), areaId: Id.optional() })
      .refine(({ householdId, areaId }) => (householdId === undefined) !== (areaId === undefined), {
        path: ['householdId'],
      }),
    reply: z.object({ items: z.array(KindView) }),
  },
  'POST /requests/publish-kind': {
    who: 'staff',
    summary: 'Publish a kind of help, or a new version of one, for an area',
    input: z.object({
      areaId: Id,
      key: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/),
      definition: KindDefinition,
      ...changed,
    }),
    reply: KindView,
  },
  'POST /requests/close-kind': {
    who: 'staff',
    summary: 'Offer a kind no longer in an area; requests under way go on',
    input: z.object({ areaId: Id, key: z.string(), reason: Reason }),
    reply: Done,
  },
  'POST /requests/weigh': {
    who: 'account',
    scopes: ['requests.write'],
    summary: 'How urgent a matter would be, by when it is promised, and what is already open',
    input: z.object(asked),
    reply: z.object({
      urgency: UrgencyValue,
      deadlineAt: Instant,
      /** Numbers to call before anything else. */
      danger: z.object({ ask: LocalTextSchema, call: z.array(z.enum(['120', '110', '119'])) }).nullable(),
      /** The same matter of the same household still open. */
      same: z.array(RequestRow),
      /** Questions that are not asked because a consent is missing. */
      withheld: z.array(z.string()),
    }),
  },
  'POST /requests/submit': {
    who: 'account',
    scopes: ['requests.write'],
    summary: 'Ask for help',
    idempotentBy: 'clientId',
    input: z.object({
      clientId: z.string().min(8).max(64),
      ...asked,
      basis: RequestBasisValue,
      lines: z.array(Line).max(60).default([]),
      note: Note.default(''),
      photoIds: z.array(Id).max(6).default([]),
      windowFrom: Instant.nullable().default(null),
      windowUntil: Instant.nullable().default(null),
      wishSameSex: z.boolean().default(false),
      language: HelperLanguageValue.nullable().default(null),
      /** Null: as the kind says. */
      contactless: z.boolean().nullable().default(null),
      /** The resident has read whom to call first. */
      dangerRead: z.boolean().default(false),
      /** Another one of the same matter, although one is open; staff and "something else" only. */
      although: z.array(Id).max(20).default([]),
    }),
    reply: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('asked'), requestId: Id, number: z.number().int(), deadlineAt: Instant }),
      /** Nothing was written: this one is in hand. */
      z.object({ outcome: z.literal('same-open'), same: z.array(RequestRow) }),
      /** Nothing was written: call first. */
      z.object({
        outcome: z.literal('call-first'),
        ask: LocalTextSchema,
        call: z.array(z.enum(['120', '110', '119'])),
      }),
      /** Nothing was written: the platform's check found a text that may not be published. */
      z.object({ outcome: z.literal('text-refused'), pointer: z.string() }),
    ]),
  },
  'GET /requests/mine': {
    who: 'account',
    summary: 'Requests of my households, of relatives and of me; open ones first',
    input: z.object({ open: z.enum(['true', 'false']).optional(), ...pageInput }),
    reply: pageOf(RequestRow),
  },
  'GET /requests/in-area': {
    who: 'staff',
    scopes: ['requests.read'],
    summary: 'Requests in my area, for lists and for what stands behind a rate',
    input: z.object({
      areaId: Id.optional(),
      open: z.enum(['true', 'false']).optional(),
      kind: z.string().max(60).optional(),
      state: RequestStateValue.optional(),
      /** Open ones with so much of their time left. */
      left: TimeLeftValue.optional(),
      from: Instant.optional(),
      until: Instant.optional(),
      rate: z.enum(['unanswered', 'unsolved', 'unsatisfied']).optional(),
      ...pageInput,
    }),
    reply: pageOf(RequestRow),
  },
  'GET /requests/standing': {
    who: 'staff',
    summary: 'How many requests of my area are open, by state and by time left; nought is left out',
    input: z.object({ areaId: Id.optional() }),
    reply: z.object({
      items: z.array(z.object({ state: RequestStateValue, left: TimeLeftValue, requests: z.number().int() })),
    }),
  },
  'GET /requests/rates': {
    who: 'staff',
    scopes: ['requests.read'],
    summary: 'The three rates 三率 of an area and of what lies directly below it',
    input: z.object({ areaId: Id, from: Instant, until: Instant }),
    reply: z.object({
      formula: LocalTextSchema,
      items: z.array(
        z.object({
          areaId: Id,
          name: z.string(),
          requests: z.number().int(),
          answered: Rate,
          solved: Rate,
          satisfied: Rate,
        }),
      ),
    }),
  },
  'GET /requests/:requestId': {
    who: 'account',
    summary: 'A request with its hops, as far as the reader may see',
    input: z.object({ requestId: Id }),
    reply: RequestView,
  },
  'POST /requests/cancel': {
    who: 'account',
    summary: 'The resident needs it no longer',
    input: z.object({ requestId: Id, reason: Note.default('') }),
    reply: Done,
  },
  'POST /requests/confirm': {
    who: 'account',
    summary: 'The resident says whether it is solved, or staff do after calling back',
    input: z.object({
      requestId: Id,
      solved: z.boolean(),
      /** `phone`: staff called back. */
      basis: z.enum(['self', 'phone']).default('self'),
      reason: Note.default(''),
    }),
    reply: Done,
  },
  'POST /requests/rate': {
    who: 'account',
    summary: 'One to five; closes the request',
    input: z.object({ requestId: Id, stars: z.number().int().min(1).max(5), note: Note.default('') }),
    reply: Done,
  },
  'GET /requests/messages': {
    who: 'account',
    summary: 'The conversation on a request, newest first',
    input: z.object({ requestId: Id, ...pageInput }),
    reply: pageOf(
      z.object({
        messageId: Id,
        mine: z.boolean(),
        by: z.string(),
        text: z.string(),
        photoId: Id.nullable(),
        at: Instant,
      }),
    ),
  },
  'POST /requests/say': {
    who: 'account',
    summary: 'Write to those involved in a request',
    idempotentBy: 'clientId',
    input: z
      .object({
        clientId: z.string().min(8).max(64),
        requestId: Id,
        text: z.string().trim().max(1000).default(''),
        photoId: Id.nullable().default(null),
      })
      .refine(({ text, photoId }) => text !== '' || photoId !== null, { path: ['text'] }),
    reply: z.discriminatedUnion('refused', [
      z.object({ refused: z.literal(false), messageId: Id }),
      /** Nothing was written: the platform's check found a text that may not be published. */
      z.object({ refused: z.literal(true) }),
    ]),
  },
  'POST /requests/upload-photo': {
    who: 'account',
    summary: 'A photo for a request of a household, or on a request the caller is involved in',
    body: 'upload',
    mediaTypes: photoTypes,
    mostBytes: 10 * 1024 * 1024,
    input: z.object({ householdId: Id.optional(), requestId: Id.optional() }),
    reply: z.object({ photoId: Id }),
  },
  'GET /requests/photos/:photoId': {
    who: 'account',
    summary: 'A photo, to those involved',
    body: 'file',
    mediaTypes: ['image/jpeg'],
    input: z.object({ photoId: Id }),
    reply: Done,
  },
  'POST /requests/lift-limit': {
    who: 'staff',
    summary: 'Let an account that was throttled ask again',
    input: z.object({ accountId: Id, reason: Reason }),
    reply: Done,
  },
  'GET /requests/calendar': {
    who: 'staff',
    summary: 'Holidays and swapped workdays 调休 of a year',
    input: z.object({ year: z.coerce.number().int().min(2020).max(2100) }),
    reply: z.object({
      items: z.array(z.object({ day: z.iso.date(), works: z.boolean(), name: z.string() })),
    }),
  },
  'POST /requests/save-calendar': {
    who: 'staff',
    summary:
      'Set the holidays and swapped workdays of a year that are not national; those left out are forgotten',
    input: z.object({
      year: z.number().int().min(2020).max(2100),
      days: z
        .array(z.object({ day: z.iso.date(), works: z.boolean(), name: z.string().trim().max(40) }))
        .max(366),
      ...changed,
    }),
    reply: Done,
  },
});
