import { z } from 'zod';
import { endpoints } from '../endpoint.ts';
import { DataAfterwardsValue } from '../reports/values.ts';
import { Day, Id, Instant, Reason } from '../values.ts';
import { type DestructionState, destructionPartNames, destructionStates } from './labels.ts';

const stateNames = Object.keys(destructionStates) as [DestructionState, ...DestructionState[]];

export const PartCount = z.object({ part: z.enum(destructionPartNames), rows: z.number().int() });
export type PartCount = z.infer<typeof PartCount>;

/** What was destroyed, by whose word, on what ground and when: the record that stays. */
export const Certificate = z.object({
  destructionId: Id,
  roundId: Id,
  area: z.string(),
  /** What the round was for, and the ground on which it asked. */
  purpose: z.string(),
  legalBasis: z.string(),
  startsOn: Day,
  endsOn: Day,
  /** What it declared would happen to the data. */
  declared: DataAfterwardsValue,
  /** Ground of the destruction. */
  ground: z.string(),
  /** Null: as it was declared when the round was opened. */
  reason: z.string().nullable(),
  orderedBy: Id,
  orderedAt: Instant,
  begunAt: Instant,
  doneAt: Instant,
  parts: z.array(PartCount),
  /** Counted again when all was done: always 0. */
  remaining: z.literal(0),
});
export type Certificate = z.infer<typeof Certificate>;

export const DestructionView = z.object({
  roundId: Id,
  declared: DataAfterwardsValue,
  state: z.enum(stateNames),
  /** Null: nothing is due. Of a round that goes on, when it will be if it ends on its last day. */
  dueAt: Instant.nullable(),
  /** Last put off: until when, by whom, why. */
  hold: z.object({ at: Instant, by: z.string(), reason: z.string() }).nullable(),
  /** Ordered before its time; null: as declared. */
  order: z.object({ at: Instant, by: z.string(), reason: z.string() }).nullable(),
  /** Alerts of the round somebody still has to look at: it waits for them. */
  openAlerts: z.number().int(),
  /** What is there now; empty when it is done. */
  parts: z.array(PartCount),
  /** Found when nothing should have been left; null: nothing was. */
  remaining: z.number().int().nullable(),
  certificate: Certificate.nullable(),
  certificateHash: z.string().nullable(),
  /** Times it had to be done again because a backup was restored. */
  repeats: z.array(z.object({ at: Instant, rows: z.number().int() })),
});
export type DestructionView = z.infer<typeof DestructionView>;

/** What becomes of the data a round gathered. */
export const destructionEndpoints = endpoints({
  'GET /destruction/rounds/:roundId': {
    who: 'staff',
    summary: 'What will be destroyed of a round and when, counted now; afterwards the certificate',
    input: z.object({ roundId: Id }),
    reply: DestructionView,
  },
  'POST /destruction/order': {
    who: 'staff',
    summary: 'Destroy what a round gathered before it is due; a day is left to put it off',
    input: z.object({ roundId: Id, reason: Reason }),
    reply: z.object({ dueAt: Instant }),
  },
  'POST /destruction/hold': {
    who: 'staff',
    summary: 'Put a destruction off until after a day, such as for an inquiry',
    input: z.object({ roundId: Id, until: Day, reason: Reason }),
    reply: z.object({ dueAt: Instant }),
  },
});
