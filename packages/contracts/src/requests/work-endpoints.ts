import { z } from 'zod';
import { endpoints } from '../endpoint.ts';
import { Done, Id, Instant, Note, pageInput, pageOf, Reason } from '../values.ts';
import { RequestRow } from './values.ts';

export const requestWorkEndpoints = endpoints({
  'POST /requests/mark-line': {
    who: 'account',
    summary: 'The helper ticks a line, did not find it, or asks about another',
    input: z.object({
      requestId: Id,
      lineId: Id,
      outcome: z.enum(['got', 'not-found', 'asked', 'open']),
      instead: z.string().trim().max(200).default(''),
    }),
    reply: Done,
  },
  'POST /requests/answer-replacement': {
    who: 'account',
    summary: 'The resident says whether another will do',
    input: z.object({ requestId: Id, lineId: Id, agrees: z.boolean() }),
    reply: Done,
  },
  'POST /requests/record-receipt': {
    who: 'account',
    summary: 'What was paid, between the two; recorded, never handled',
    input: z.object({
      requestId: Id,
      amountFen: z.number().int().min(0).max(10_000_000),
      photoId: Id.nullable().default(null),
    }),
    reply: z.object({ receiptId: Id }),
  },
  'POST /requests/take-in-hand': {
    who: 'staff',
    summary: 'Answer for a request: stops the climb',
    input: z.object({ requestId: Id, note: Note.default('') }),
    reply: Done,
  },
  'POST /requests/hand-over': {
    who: 'staff',
    summary: 'Somebody else answers for it from now on',
    input: z.object({ requestId: Id, accountId: Id, reason: Reason }),
    reply: Done,
  },
  'POST /requests/join-in': {
    who: 'staff',
    summary: 'Bring in other posts as joint 协办',
    input: z.object({ requestId: Id, accountIds: z.array(Id).min(1).max(10), reason: Reason }),
    reply: Done,
  },
  'POST /requests/leave-joint': {
    who: 'staff',
    summary: 'One of the joint ones is done with their part',
    input: z.object({ requestId: Id, accountId: Id, reason: Reason }),
    reply: Done,
  },
  'POST /requests/start': {
    who: 'account',
    summary: 'The helper, or who is in charge, begins',
    input: z.object({ requestId: Id }),
    reply: Done,
  },
  'POST /requests/finish': {
    who: 'account',
    summary: 'It is done; the resident is asked to confirm',
    input: z.object({ requestId: Id, note: Note.default(''), photoId: Id.nullable().default(null) }),
    reply: Done,
  },
  'POST /requests/give-back': {
    who: 'account',
    summary: 'The helper cannot go on; somebody else is looked for at once',
    input: z.object({ requestId: Id, reason: Note.default('') }),
    reply: Done,
  },
  'POST /requests/not-solvable': {
    who: 'staff',
    summary: 'It cannot be solved; the resident gets the reason',
    input: z.object({ requestId: Id, reason: Reason }),
    reply: Done,
  },
  'POST /requests/pause': {
    who: 'staff',
    summary: 'Pause the clock for a listed reason; the resident is told',
    input: z.object({
      requestId: Id,
      reason: z.enum([
        'waiting-for-resident',
        'resident-away',
        'shop-closed',
        'part-on-order',
        'bad-weather',
      ]),
      untilAt: Instant,
    }),
    reply: Done,
  },
  'POST /requests/resume': {
    who: 'staff',
    summary: 'The clock runs again',
    input: z.object({ requestId: Id }),
    reply: Done,
  },
  'POST /requests/plead': {
    who: 'staff',
    summary: 'Ask the post above for an extension, a return or a suspension',
    input: z.object({
      requestId: Id,
      kind: z.enum(['extend', 'return', 'suspend']),
      reason: Reason,
      /** Until when, for extension and suspension. */
      untilAt: Instant.nullable().default(null),
    }),
    reply: z.object({ pleaId: Id }),
  },
  'POST /requests/decide-plea': {
    who: 'staff',
    summary: 'Grant or refuse; not one’s own',
    input: z.object({ pleaId: Id, granted: z.boolean(), reason: Reason }),
    reply: Done,
  },
  'GET /requests/pleas': {
    who: 'staff',
    summary: 'What waits for my decision',
    input: z.object({ ...pageInput }),
    reply: pageOf(
      z.object({
        request: RequestRow,
        pleaId: Id,
        kind: z.string(),
        reason: z.string(),
        untilAt: Instant.nullable(),
        askedBy: z.string(),
        askedAt: Instant,
      }),
    ),
  },
  'GET /requests/alike': {
    who: 'staff',
    summary: 'Other open requests of the household, the same matter first; to be merged or left alone',
    input: z.object({ requestId: Id }),
    reply: z.object({ items: z.array(RequestRow.extend({ sameMatter: z.boolean() })) }),
  },
  'POST /requests/merge': {
    who: 'staff',
    summary:
      'Two open requests of a household are one matter: one goes on as the other, by the nearer deadline',
    input: z.object({ requestId: Id, intoId: Id, reason: Reason }),
    /** The one it goes on as: where the other had been merged itself, the last of them. */
    reply: z.object({ intoId: Id }),
  },
  'POST /requests/undo-merge': {
    who: 'staff',
    summary: 'It was another matter after all and goes on by itself; within a day',
    input: z.object({ requestId: Id, reason: Reason }),
    reply: Done,
  },
  'POST /requests/note': {
    who: 'staff',
    summary: 'A note among staff',
    input: z.object({ requestId: Id, text: z.string().trim().min(1).max(500) }),
    reply: Done,
  },
  'POST /requests/reveal-contact': {
    who: 'account',
    summary: 'Door and phone, to who has taken it or answers for it; logged',
    secret: true,
    input: z.object({ requestId: Id }),
    reply: z.object({ address: z.string(), name: z.string().nullable(), phone: z.string().nullable() }),
  },
});
