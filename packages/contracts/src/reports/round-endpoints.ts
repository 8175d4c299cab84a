import { z } from 'zod';
import { endpoints } from '../endpoint.ts';
import { AreaView } from '../people/values.ts';
import { changed, Day, Done, Id, pageInput, pageOf, Reason, Version } from '../values.ts';
import { FormDefinition } from './form.ts';
import { Audience, Coverage, DataAfterwardsValue, RoundView, SlotPlan, SlotView } from './values.ts';

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

/** Forms and rounds, their slots and how far they are covered. */
export const roundsEndpoints = endpoints({
  'GET /reports/forms': {
    who: 'staff',
    summary: 'Forms a round can use, newest versions',
    input: z.object({}),
    reply: z.object({
      items: z.array(z.object({ formId: Id, key: z.string(), version: Version, definition: FormDefinition })),
    }),
  },
  'POST /reports/publish-form': {
    who: 'staff',
    summary: 'Publish a new version of a form; rounds under way keep theirs',
    input: z.object({
      key: z.string().regex(/^[a-z][a-z0-9-]{2,40}$/),
      definition: FormDefinition,
      ...changed,
    }),
    reply: z.object({ formId: Id, version: Version }),
  },
  'GET /reports/rounds': {
    who: 'staff',
    scopes: ['reports.read'],
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
  'GET /reports/slots': {
    who: 'staff',
    scopes: ['reports.read'],
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
  'GET /reports/coverage': {
    who: 'staff',
    scopes: ['reports.read'],
    summary: 'Expected, reported and on time by area below one, for a slot',
    input: z.object({ slotId: Id, areaId: Id.optional() }),
    reply: z.object({
      slot: SlotView,
      area: AreaView,
      total: Coverage,
      below: z.array(z.object({ area: AreaView, coverage: Coverage })),
    }),
  },
});
