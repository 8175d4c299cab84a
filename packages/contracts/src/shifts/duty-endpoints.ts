import { z } from 'zod';
import { endpoints, photoTypes, workbookType } from '../endpoint.ts';
import { Day, Done, Id, Instant, Note, pageInput, pageOf, Reason } from '../values.ts';
import {
  Equipment,
  IncidentKindValue,
  LogMomentValue,
  PlaceView,
  PresenceRefusalValue,
  ShiftRow,
  Whereabouts,
} from './values.ts';

/** What the one who leaves tells the one who comes. */
export const HandoverNote = z.object({
  noteId: Id,
  by: z.string(),
  at: Instant,
  /** Matters that are still open. */
  matters: z.string(),
  equipment: z.array(
    Equipment.extend({ /** As the checkpoint should have it. */ wanted: z.number().int().nullable() }),
  ),
  keys: z.string(),
  readBy: z.array(z.object({ name: z.string(), at: Instant })),
});
export type HandoverNote = z.infer<typeof HandoverNote>;

const refused = z.object({
  outcome: z.literal('refused'),
  reason: PresenceRefusalValue,
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const shiftDutyEndpoints = endpoints({
  'GET /shifts/code/:checkpointId': {
    who: 'staff',
    summary: 'The changing code of a checkpoint, for a screen there',
    secret: true,
    input: z.object({ checkpointId: Id }),
    reply: z.object({ text: z.string(), validUntil: Instant, name: z.string() }),
  },
  'POST /shifts/check-in': {
    who: 'staff',
    summary: 'I am here: by the code of the checkpoint, and where the phone is, if its owner allows',
    input: z.object({
      claimId: Id,
      code: z.string().max(300),
      whereabouts: Whereabouts.nullable().default(null),
    }),
    reply: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('checked-in'), at: Instant }),
      refused,
    ]),
  },
  'POST /shifts/check-in-for': {
    who: 'staff',
    summary: 'The lead sees somebody and checks them in',
    input: z.object({ claimId: Id, reason: Reason, cameAt: Instant.nullable().default(null) }),
    reply: Done,
  },
  'POST /shifts/check-out': {
    who: 'staff',
    summary: 'I go; the handover note is written',
    input: z.object({ claimId: Id }),
    reply: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('checked-out'), at: Instant }),
      refused,
    ]),
  },
  'POST /shifts/check-out-for': {
    who: 'staff',
    summary: 'The lead says when somebody left',
    input: z.object({ claimId: Id, leftAt: Instant, reason: Reason }),
    reply: Done,
  },
  'POST /shifts/reveal-number': {
    who: 'staff',
    summary: 'The number of somebody on a shift, to ask where they are; logged',
    secret: true,
    input: z.object({ claimId: Id }),
    reply: z.object({ phone: z.string() }),
  },
  'GET /shifts/handover/:claimId': {
    who: 'staff',
    summary:
      'The note of the shift before, that of my own shift if one of us wrote it, and what is to be counted',
    input: z.object({ claimId: Id }),
    reply: z.object({
      before: HandoverNote.nullable(),
      mine: HandoverNote.nullable(),
      equipment: z.array(Equipment),
    }),
  },
  'POST /shifts/write-note': {
    who: 'staff',
    summary: 'Write, or write anew, what the next shift must know',
    input: z.object({
      claimId: Id,
      matters: z.string().trim().max(1000),
      equipment: z.array(Equipment).max(30),
      keys: z.string().trim().max(200),
    }),
    reply: z.object({ noteId: Id }),
  },
  'POST /shifts/read-note': {
    who: 'staff',
    summary: 'I have read the note of the shift before',
    input: z.object({ claimId: Id, noteId: Id }),
    reply: Done,
  },
  'POST /shifts/upload-photo': {
    who: 'staff',
    summary: 'A photo of an incident at a checkpoint',
    body: 'upload',
    mediaTypes: photoTypes,
    mostBytes: 10 * 1024 * 1024,
    input: z.object({ checkpointId: Id }),
    reply: z.object({ photoId: Id }),
  },
  'GET /shifts/photos/:photoId': {
    who: 'staff',
    summary: 'A photo of an incident, to who reported it and to those who lead there',
    body: 'file',
    mediaTypes: ['image/jpeg'],
    input: z.object({ photoId: Id }),
    reply: Done,
  },
  'POST /shifts/report-incident': {
    who: 'staff',
    summary: 'Something happened at the checkpoint',
    idempotentBy: 'clientId',
    input: z.object({
      clientId: z.string().min(8).max(64),
      checkpointId: Id,
      kind: IncidentKindValue,
      text: z.string().trim().min(1).max(1000),
      photoId: Id.nullable().default(null),
      /** Somebody has to come now: it becomes a case and climbs. */
      urgent: z.boolean().default(false),
    }),
    reply: z.object({ incidentId: Id }),
  },
  'GET /shifts/log': {
    who: 'staff',
    summary: 'The duty log of a checkpoint, newest first',
    input: z.object({ checkpointId: Id, day: Day.optional(), ...pageInput }),
    reply: pageOf(
      z.object({
        entryId: Id,
        at: Instant,
        what: LogMomentValue,
        name: z.string(),
        facts: z.record(z.string(), z.union([z.string(), z.number()])),
        note: HandoverNote.nullable(),
        incident: z
          .object({ kind: IncidentKindValue, text: z.string(), photoId: Id.nullable(), urgent: z.boolean() })
          .nullable(),
      }),
    ),
  },
  'GET /shifts/to-settle': {
    who: 'staff',
    summary: 'What waits for me as second party: hours to confirm, people who did not come, disputes',
    input: z.object({ areaId: Id.optional(), ...pageInput }),
    reply: pageOf(
      z.object({
        what: z.enum(['hours', 'missing', 'dispute']),
        shift: ShiftRow,
        person: PlaceView,
        /** As check-in and check-out say, the way not counted. */
        minutes: z.number().int().nullable(),
        dispute: z.string().nullable(),
      }),
    ),
  },
  'POST /shifts/confirm-hours': {
    who: 'staff',
    summary: 'A second party confirms the hours of a duty; never one’s own',
    input: z.object({
      claimId: Id,
      /** Other than measured: with a reason. */
      minutes: z
        .number()
        .int()
        .min(1)
        .max(24 * 60)
        .nullable()
        .default(null),
      reason: Note.default(''),
    }),
    reply: z.object({ minutes: z.number().int() }),
  },
  'POST /shifts/record-no-show': {
    who: 'staff',
    summary: 'A person records that somebody did not come; they are told and may dispute it',
    input: z.object({ claimId: Id, reason: Reason }),
    reply: Done,
  },
  'POST /shifts/dispute': {
    who: 'staff',
    summary: 'The record of my duty is wrong',
    input: z.object({ claimId: Id, text: z.string().trim().min(2).max(500) }),
    reply: Done,
  },
  'POST /shifts/decide-dispute': {
    who: 'staff',
    summary:
      'Decide a dispute; not by who made the record, and not one’s own. `minutes`: what was in fact served',
    input: z.object({
      claimId: Id,
      upheld: z.boolean(),
      minutes: z
        .number()
        .int()
        .min(0)
        .max(24 * 60)
        .nullable()
        .default(null),
      reason: Reason,
    }),
    reply: Done,
  },
  'GET /shifts/calendar': {
    who: 'staff',
    summary: 'Whether I have a calendar link, and when it was last read',
    input: z.object({}),
    reply: z.object({ issuedAt: Instant.nullable(), lastReadAt: Instant.nullable() }),
  },
  'POST /shifts/issue-calendar': {
    who: 'staff',
    summary: 'A private calendar link of my shifts and errands; an older one ends',
    secret: true,
    input: z.object({}),
    reply: z.object({ path: z.string() }),
  },
  'POST /shifts/revoke-calendar': {
    who: 'staff',
    summary: 'My calendar link works no more',
    input: z.object({}),
    reply: Done,
  },
  'GET /shifts/feed/:token': {
    who: 'anyone',
    summary: 'The calendar behind a private link, as iCalendar (RFC 5545); no names of residents, no doors',
    body: 'file',
    mediaTypes: ['text/calendar'],
    input: z.object({ token: z.string().max(100) }),
    reply: Done,
  },
  'GET /shifts/week-sheet': {
    who: 'staff',
    summary: 'The week of a checkpoint to print and laminate: names, no phone numbers (xlsx)',
    body: 'file',
    mediaTypes: [workbookType],
    input: z.object({ checkpointId: Id, fromDay: Day }),
    reply: Done,
  },
});
