import { z } from 'zod';
import { CaseRef } from '../cases/endpoints.ts';
import { endpoints } from '../endpoint.ts';
import { AppointmentView } from '../identity/endpoints.ts';
import { roleNames } from '../identity/roles.ts';
import { type CoverageFault, coverageFaults } from '../people/labels.ts';
import { ShiftReasonView } from '../shifts/values.ts';
import { Id, Instant, LocalTextSchema, Note, pageInput, pageOf, Reason } from '../values.ts';
import { type HandoverRefusal, handoverRefusals, openKindNames } from './labels.ts';

export const OpenKindValue = z.enum(openKindNames);

/** One thing somebody has open. */
export const OpenItem = z.object({
  /** Of the post, the hand, the alert, the clock of the case, the call, the place on a shift … */
  itemId: Id,
  kind: OpenKindValue,
  title: LocalTextSchema,
  place: z.string(),
  /** When it is due, begins or ends; null where it has no time. */
  at: Instant.nullable(),
  /** The case it is about; null where it is about none. */
  ofCase: CaseRef.nullable(),
});
export type OpenItem = z.infer<typeof OpenItem>;

/** Who gets what: one for each kind, others for single things; null leaves it where it is. */
export const HandoverPlan = z.object({
  accountId: Id,
  groups: z.array(z.object({ kind: OpenKindValue, toAccountId: Id.nullable() })).max(openKindNames.length),
  items: z.array(z.object({ itemId: Id, toAccountId: Id.nullable() })).max(500),
});
export type HandoverPlan = z.infer<typeof HandoverPlan>;

export const HandoverRow = OpenItem.extend({
  toAccountId: Id.nullable(),
  toName: z.string().nullable(),
  refusal: z.enum(Object.keys(handoverRefusals) as [HandoverRefusal, ...HandoverRefusal[]]).nullable(),
  /** What the rules of shifts say, where they are against it. */
  reasons: z.array(ShiftReasonView),
});
export type HandoverRow = z.infer<typeof HandoverRow>;

export const HandoverPreview = z.object({
  /** Stands for exactly this; handing over is refused when anything of it has changed. */
  seen: z.string(),
  name: z.string(),
  groups: z.array(
    z.object({
      kind: OpenKindValue,
      count: z.number().int(),
      moving: z.number().int(),
      refused: z.number().int(),
      /** For which nobody is chosen yet. */
      unnamed: z.number().int(),
      /** What is refused first; at most 200 of a kind. */
      items: z.array(HandoverRow),
    }),
  ),
  /** Who would get how much. */
  successors: z.array(z.object({ accountId: Id, name: z.string(), count: z.number().int() })),
  moving: z.number().int(),
  refused: z.number().int(),
  /** For which nobody is chosen yet; not refused otherwise. */
  unnamed: z.number().int(),
  staying: z.number().int(),
  /** What goes with a post by itself: pleas to decide and requests to join. */
  follows: z.object({ pleas: z.number().int(), joins: z.number().int() }),
  /** Ladders in force that name the person and not a post: they have to be changed by hand. */
  ladders: z.number().int(),
  /** Open as well, but outside the areas of whoever asks. */
  elsewhere: z.number().int(),
});

const HandoverHead = z.object({
  handoverId: Id,
  fromAccountId: Id,
  fromName: z.string(),
  areaName: z.string(),
  doneAt: Instant,
  doneBy: z.string(),
  reason: z.string(),
  items: z.number().int(),
  successors: z.array(z.string()),
});

export const successionEndpoints = endpoints({
  'GET /succession/persons/:accountId': {
    who: 'staff',
    summary: 'Somebody with posts: what they hold and held, what they have open, and whether it is too much',
    input: z.object({ accountId: Id }),
    reply: z.object({
      accountId: Id,
      name: z.string(),
      mayHandOver: z.boolean(),
      posts: z.array(
        AppointmentView.extend({
          state: z.enum(['coming', 'held', 'ended']),
          endReason: z.string().nullable(),
          mayEnd: z.boolean(),
        }),
      ),
      doubts: z.array(
        z.object({
          fault: z.enum(Object.keys(coverageFaults) as [CoverageFault, ...CoverageFault[]]),
          facts: z.record(z.string(), z.union([z.string(), z.number()])),
        }),
      ),
      lastActAt: Instant.nullable(),
      away: z.object({ untilAt: Instant, standIn: z.string().nullable() }).nullable(),
      open: z.array(z.object({ kind: OpenKindValue, count: z.number().int() })),
      /** Minutes of shifts in the seven days to come. */
      shiftMinutes: z.number().int(),
    }),
  },
  'GET /succession/open-items': {
    who: 'staff',
    summary: 'What somebody has open, by kind, the next due first',
    input: z.object({ accountId: Id, kind: OpenKindValue.optional(), ...pageInput }),
    reply: pageOf(OpenItem),
  },
  'GET /succession/left-behind': {
    who: 'staff',
    summary: '人走格散: people who left their posts in an area and still have things open',
    input: z.object({ areaId: Id, ...pageInput }),
    reply: pageOf(
      z.object({
        accountId: Id,
        name: z.string(),
        role: z.enum(roleNames),
        areaName: z.string(),
        leftAt: Instant,
        open: z.number().int(),
      }),
    ),
  },
  'POST /succession/preview': {
    who: 'staff',
    summary: 'What a handover would move to whom, and what stands against it; nothing is changed',
    input: HandoverPlan,
    reply: HandoverPreview,
  },
  'POST /succession/hand-over': {
    who: 'staff',
    summary: '交接: everything as it was previewed, in one step',
    input: HandoverPlan.extend({
      seen: z.string().max(100),
      reason: Reason,
      /** For each successor what they should know. */
      letters: z.array(z.object({ toAccountId: Id, text: Note.min(1) })).max(50),
    }),
    reply: z.object({ handoverId: Id, moved: z.number().int() }),
  },
  'GET /succession/handovers': {
    who: 'staff',
    summary: 'Handovers of an area or a person, and those to and from me; the newest first',
    input: z.object({ areaId: Id.optional(), accountId: Id.optional(), ...pageInput }),
    reply: pageOf(HandoverHead),
  },
  'GET /succession/handovers/:handoverId': {
    who: 'account',
    summary: 'One handover: what went to whom, with what was written to them',
    input: z.object({ handoverId: Id }),
    reply: HandoverHead.extend({
      to: z.array(
        z.object({
          accountId: Id,
          name: z.string(),
          letter: z.string().nullable(),
          items: z.array(
            z.object({ kind: OpenKindValue, subjectId: Id, title: LocalTextSchema, place: z.string() }),
          ),
        }),
      ),
    }),
  },
});
