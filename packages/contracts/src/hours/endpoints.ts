import { z } from 'zod';
import { endpoints } from '../endpoint.ts';
import { Done, Id, Instant, pageInput, pageOf, Reason } from '../values.ts';

export const HoursKindValue = z.enum(['errand', 'shift', 'correction']);

/** An hour of service is written once; what was wrong is put right by a new entry, on request (志愿服务条例). */
export const hoursEndpoints = endpoints({
  'GET /hours/mine': {
    who: 'staff',
    summary: 'My record of service, newest first, errands and shifts together; by month, with stars',
    input: z.object({ ...pageInput }),
    reply: pageOf(
      z.object({
        entryId: Id,
        kind: HoursKindValue,
        fromAt: Instant,
        minutes: z.number().int(),
        nightMinutes: z.number().int(),
        /** Where, for shifts; nothing of whom one helped. */
        place: z.string().nullable(),
        reason: z.string().nullable(),
      }),
    ).extend({
      total: z.object({ minutes: z.number().int(), entries: z.number().int() }),
      /** The last twelve months that have something, newest first; months as `YYYY-MM`. */
      months: z.array(
        z.object({ month: z.string(), minutes: z.number().int(), nightMinutes: z.number().int() }),
      ),
      /** 0–5, at 100, 300, 600, 1000 and 1500 hours; and what the next one needs. */
      stars: z.number().int().min(0).max(5),
      nextStarMinutes: z.number().int().nullable(),
    }),
  },
  'POST /hours/ask-correction': {
    who: 'staff',
    summary: 'Ask that one’s record be put right',
    input: z.object({
      /** The entry that is wrong; null: one is missing. */
      entryId: Id.nullable().default(null),
      fromAt: Instant,
      /** What it should say. */
      minutes: z
        .number()
        .int()
        .min(0)
        .max(24 * 60),
      reason: Reason,
    }),
    reply: z.object({ correctionId: Id }),
  },
  'GET /hours/corrections': {
    who: 'staff',
    summary: 'Corrections that wait for my decision, and my own; open ones first',
    input: z.object({ ...pageInput }),
    reply: pageOf(
      z.object({
        correctionId: Id,
        name: z.string(),
        mine: z.boolean(),
        mayDecide: z.boolean(),
        fromAt: Instant,
        /** As it is written; null: nothing is. */
        was: z.number().int().nullable(),
        minutes: z.number().int(),
        reason: z.string(),
        askedAt: Instant,
        decided: z.enum(['granted', 'refused']).nullable(),
        answer: z.string().nullable(),
      }),
    ),
  },
  'POST /hours/decide-correction': {
    who: 'staff',
    summary: 'Grant or refuse; not one’s own. Granting writes a new entry with the difference',
    input: z.object({ correctionId: Id, granted: z.boolean(), reason: Reason }),
    reply: Done,
  },
});
