import { z } from 'zod';
import { endpoints } from '../endpoint.ts';
import {
  changed,
  Day,
  Done,
  Id,
  Instant,
  MobilePhone,
  Name,
  Note,
  pageInput,
  pageOf,
  Reason,
  TimeOfDay,
  Version,
} from '../values.ts';
import {
  ClaimStateValue,
  DemandChange,
  DemandPattern,
  DutyRoleValue,
  Equipment,
  InsuranceKindValue,
  Location,
  PlaceView,
  ShiftReasonView,
  ShiftRow,
  ShiftRules,
} from './values.ts';

const checkpoint = {
  areaId: Id,
  name: Name,
  /** Where it stands, in words. */
  place: z.string().trim().min(1).max(120),
  location: Location.nullable().default(null),
  /** Open hours; empty: day and night. */
  hours: z
    .array(z.object({ from: TimeOfDay, until: TimeOfDay }))
    .max(4)
    .default([]),
  equipment: z.array(Equipment).max(30).default([]),
  instructions: z.string().trim().max(4000).default(''),
  /** What those who stand there should know of its risks; a change has to be read again. */
  risks: z.string().trim().min(1).max(2000),
  contactName: Name,
  contactPhone: MobilePhone,
};

export const CheckpointView = z.object({
  checkpointId: Id,
  ...checkpoint,
  area: z.string(),
  riskVersion: Version,
  version: Version,
  closedAt: Instant.nullable(),
  /** May the reader change it, lead there, see the code? */
  may: z.array(z.enum(['set-up', 'lead', 'show-code'])),
});
export type CheckpointView = z.infer<typeof CheckpointView>;

/** What a change of demand does to shifts that stand, and to people on them; those who no longer fit are told. */
const DemandEffect = z.object({
  added: z.number().int(),
  removed: z.number().int(),
  changed: z.number().int(),
  people: z.array(
    z.object({
      claimId: Id,
      name: z.string(),
      shift: ShiftRow,
      state: ClaimStateValue,
      /** Keeps the place, moves to other times of the same shift and must say yes again, or loses it. */
      effect: z.enum(['kept', 'asked-again', 'taken-off']),
      /** Times after the change; null when taken off. */
      startsAt: Instant.nullable(),
      endsAt: Instant.nullable(),
    }),
  ),
  /** What was looked at; the change is refused when it is no longer so. */
  seen: z.string(),
});

/** One checkpoint's week. */
const BoardRow = z.object({
  checkpointId: Id,
  name: z.string(),
  shifts: z.array(
    ShiftRow.extend({ places: z.array(PlaceView), waiting: z.number().int(), locked: z.boolean() }),
  ),
});

export const checkpointEndpoints = endpoints({
  'GET /shifts/checkpoints': {
    who: 'staff',
    scopes: ['shifts.read'],
    summary: 'Checkpoints of an area, with how the next 24 hours stand',
    input: z.object({ areaId: Id.optional(), ...pageInput }),
    reply: pageOf(
      z.object({
        checkpointId: Id,
        name: z.string(),
        place: z.string(),
        area: z.string(),
        onDuty: z.number().int(),
        wanted: z.number().int(),
        held: z.number().int(),
      }),
    ),
  },
  'GET /shifts/checkpoints/:checkpointId': {
    who: 'staff',
    summary: 'A checkpoint: place, equipment, instructions, contact',
    input: z.object({ checkpointId: Id }),
    reply: CheckpointView,
  },
  'POST /shifts/save-checkpoint': {
    who: 'staff',
    summary: 'Set up a checkpoint, or change one',
    input: z.object({
      /** Null: a new one. */
      checkpointId: Id.nullable().default(null),
      version: Version.default(0),
      ...checkpoint,
    }),
    reply: CheckpointView,
  },
  'POST /shifts/close-checkpoint': {
    who: 'staff',
    summary: 'Close a checkpoint; shifts to come are called off and their people told',
    input: z.object({ checkpointId: Id, reason: Reason }),
    reply: Done,
  },
  'GET /shifts/templates': {
    who: 'staff',
    summary: 'Times of shifts to choose from: those shipped, or the own ones of the area',
    input: z.object({ areaId: Id }),
    reply: z.object({
      items: z.array(z.object({ name: z.string(), from: TimeOfDay, until: TimeOfDay })),
      own: z.boolean(),
    }),
  },
  'POST /shifts/save-templates': {
    who: 'staff',
    summary: 'Set the times of shifts to choose from; none: the shipped ones again',
    input: z.object({
      areaId: Id,
      items: z.array(z.object({ name: Name, from: TimeOfDay, until: TimeOfDay })).max(12),
      ...changed,
    }),
    reply: Done,
  },
  'GET /shifts/rules': {
    who: 'staff',
    summary: 'Limits in force in an area, and where they were set',
    input: z.object({ areaId: Id }),
    reply: z.object({ rules: ShiftRules, setAt: z.object({ areaId: Id, area: z.string() }).nullable() }),
  },
  'POST /shifts/save-rules': {
    who: 'staff',
    summary: 'Set the limits of an area; null: those of the area above again. Places that are held stay held',
    input: z.object({ areaId: Id, rules: ShiftRules.nullable(), reason: Reason, base: changed.base }),
    reply: Done,
  },
  'GET /shifts/demand': {
    who: 'staff',
    scopes: ['shifts.read'],
    summary: 'Pattern in force, the one to come, and exceptions from today on',
    input: z.object({ checkpointId: Id }),
    reply: z.object({
      patterns: z.array(z.object({ fromDay: Day, pattern: DemandPattern })),
      exceptions: z.array(z.object({ day: Day, pattern: DemandPattern, reason: z.string() })),
      /** Shifts stand until the end of this day. */
      plannedUntil: Day.nullable(),
    }),
  },
  'POST /shifts/preview-demand': {
    who: 'staff',
    summary: 'What a change of demand would do to shifts and to people on them',
    input: z.object({ checkpointId: Id, change: DemandChange }),
    reply: DemandEffect,
  },
  'POST /shifts/change-demand': {
    who: 'staff',
    summary: 'Change the demand as previewed',
    input: z.object({ checkpointId: Id, change: DemandChange, seen: z.string().max(100) }),
    reply: DemandEffect,
  },
  'POST /shifts/split': {
    who: 'staff',
    summary:
      'Split one shift in two at a moment; its people keep the first half and are asked about the second',
    input: z.object({
      shiftId: Id,
      at: Instant,
      changeOverMinutes: z.number().int().min(0).max(60).default(0),
    }),
    reply: z.object({ shiftIds: z.array(Id) }),
  },
  'POST /shifts/call-off': {
    who: 'staff',
    summary: 'Call a shift off; its people are told',
    input: z.object({ shiftId: Id, reason: Reason }),
    reply: Done,
  },
  'GET /shifts/board': {
    who: 'staff',
    summary: 'The week by checkpoint: who stands when, and what is missing',
    input: z.object({
      areaId: Id.optional(),
      checkpointId: Id.optional(),
      fromDay: Day,
      days: z.coerce.number().int().min(1).max(14).default(7),
      cursor: pageInput.cursor,
      limit: z.coerce.number().int().min(1).max(20).default(10),
    }),
    reply: pageOf(BoardRow),
  },
  'GET /shifts/now': {
    who: 'staff',
    summary: 'Who stands where now, who is missing, and gaps of the next 24 hours',
    input: z.object({ areaId: Id.optional() }),
    reply: z.object({
      on: z.array(ShiftRow.extend({ places: z.array(PlaceView) })),
      gaps: z.array(ShiftRow),
    }),
  },
  'GET /shifts/volunteers': {
    who: 'staff',
    summary: 'Who may stand in my area: what is recorded of them, load and rest',
    input: z.object({
      areaId: Id.optional(),
      /** A day of the week that is looked at; today unless told. */
      day: Day.optional(),
      /** Part of a name. */
      name: z.string().trim().min(1).max(60).optional(),
      ...pageInput,
    }),
    reply: pageOf(
      z.object({
        accountId: Id,
        name: z.string(),
        risksRead: z.boolean(),
        insurance: z.object({ kind: InsuranceKindValue, untilDay: Day }).nullable(),
        trained: z.array(DutyRoleValue),
        /** Minutes held or done in the week that is looked at, of these at night, and with the week before it. */
        weekMinutes: z.number().int(),
        weekNightMinutes: z.number().int(),
        fortnightMinutes: z.number().int(),
        /** Minutes of service of the last 30 days; of these at night. */
        monthMinutes: z.number().int(),
        nightMinutes: z.number().int(),
        lastUntil: Instant.nullable(),
        /** The next place they hold. */
        next: z
          .object({ shiftId: Id, checkpoint: z.string(), startsAt: Instant, endsAt: Instant })
          .nullable(),
      }),
    ),
  },
  'POST /shifts/record-clearance': {
    who: 'staff',
    summary: 'Record insurance and training of somebody before their first duty',
    input: z.object({
      accountId: Id,
      areaId: Id,
      insurance: z.object({ kind: InsuranceKindValue, untilDay: Day, note: Note.default('') }).nullable(),
      trained: z.array(DutyRoleValue).max(10),
    }),
    reply: Done,
  },
  'GET /shifts/candidates': {
    who: 'staff',
    summary: 'Who could stand on a shift, who has rested longest first; and why not the others',
    input: z.object({ shiftId: Id, ...pageInput }),
    reply: pageOf(
      z.object({
        accountId: Id,
        name: z.string(),
        reasons: z.array(ShiftReasonView),
        weekMinutes: z.number().int(),
        lastUntil: Instant.nullable(),
      }),
    ),
  },
});
