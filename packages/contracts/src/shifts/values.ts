import { z } from 'zod';
import { HelperLanguageValue } from '../requests/values.ts';
import { Day, Id, Instant, Name, Note, TimeOfDay } from '../values.ts';
import {
  claimStates,
  claimWays,
  demandDays,
  dutyActions,
  dutyRoles,
  incidentKinds,
  insuranceKinds,
  logMoments,
  presenceRefusals,
  relieveKinds,
  relieveStates,
  shiftReasons,
  waitStates,
} from './labels.ts';

/** Names of a table of labels as an enum. */
const named = <T extends Record<string, unknown>>(labels: T) =>
  z.enum(Object.keys(labels) as [keyof T & string, ...(keyof T & string)[]]);

export const DutyRoleValue = named(dutyRoles);
export const ClaimStateValue = named(claimStates);
export const ClaimWayValue = named(claimWays);
export const DutyActionValue = named(dutyActions);
export const WaitStateValue = named(waitStates);
export const RelieveKindValue = named(relieveKinds);
export const RelieveStateValue = named(relieveStates);
export const PresenceRefusalValue = named(presenceRefusals);
export const IncidentKindValue = named(incidentKinds);
export const LogMomentValue = named(logMoments);
export const InsuranceKindValue = named(insuranceKinds);

/** Figures of a reason, filled into its text; instants as ISO. */
const facts = z.record(z.string(), z.union([z.string(), z.number()]));
export const ShiftReasonView = z.object({ reason: named(shiftReasons), facts });
export type ShiftReasonView = z.infer<typeof ShiftReasonView>;

/** WGS 84, degrees. */
export const Location = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});
export type Location = z.infer<typeof Location>;
/** Where a phone says it is; `accuracy` in metres. */
export const Whereabouts = Location.extend({ accuracy: z.number().min(0).max(100_000) });

/** People wanted with a role; they are among the people of the shift, not beside them. */
export const RoleDemand = z.object({
  role: DutyRoleValue,
  people: z.number().int().min(1).max(20),
  /** For interpreters. */
  language: HelperLanguageValue.nullable().default(null),
});
export type RoleDemand = z.infer<typeof RoleDemand>;

/** One shift of a day. `until` not after `from` means over midnight; it belongs to the day on which it begins. */
export const DemandShift = z.object({
  from: TimeOfDay,
  until: TimeOfDay,
  days: named(demandDays).default('every'),
  people: z.number().int().min(1).max(50),
  roles: z.array(RoleDemand).max(6).default([]),
});
export type DemandShift = z.infer<typeof DemandShift>;

/** Demand as a pattern. Whoever leaves stays these minutes longer to hand over; they count as hours. */
export const DemandPattern = z.object({
  shifts: z.array(DemandShift).max(24),
  changeOverMinutes: z.number().int().min(0).max(60).default(0),
});
export type DemandPattern = z.infer<typeof DemandPattern>;

export const DemandChange = z.discriminatedUnion('kind', [
  /** From a day on; days before keep what they have. */
  z.object({ kind: z.literal('pattern'), fromDay: Day, pattern: DemandPattern }),
  /** Another demand on one day; no shifts: closed that day. */
  z.object({ kind: z.literal('exception'), day: Day, pattern: DemandPattern, reason: Note }),
  /** The pattern counts again on that day. */
  z.object({ kind: z.literal('lift'), day: Day }),
]);
export type DemandChange = z.infer<typeof DemandChange>;

/** Something that is counted at every change of shifts: radios, keys, thermometers. */
export const Equipment = z.object({ name: Name, count: z.number().int().min(0).max(999) });

/** Limits as data of an area (field.md, Volunteers). Minutes unless the name says otherwise. */
export const ShiftRules = z.object({
  /** Rest between two shifts that do not touch. */
  restMinutes: z
    .number()
    .int()
    .min(0)
    .max(24 * 60),
  /** Most minutes in any 24 hours. */
  dayMinutes: z
    .number()
    .int()
    .min(60)
    .max(24 * 60),
  /** Most minutes from Monday to Sunday. */
  weekMinutes: z
    .number()
    .int()
    .min(60)
    .max(7 * 24 * 60),
  elderAge: z.number().int().min(55).max(120),
  elderMinutes: z
    .number()
    .int()
    .min(30)
    .max(24 * 60),
  adultAge: z.number().int().min(14).max(21),
  nightFrom: TimeOfDay,
  nightUntil: TimeOfDay,
  /** What an hour of night weighs in the ledger, in hundredths. */
  nightWeight: z.number().int().min(100).max(300),
  /** Until so many minutes before the start somebody may cancel without more. */
  cancelMinutes: z
    .number()
    .int()
    .min(0)
    .max(7 * 24 * 60),
  checkInEarlyMinutes: z.number().int().min(0).max(180),
  /** After the start; then the lead checks in. */
  checkInLateMinutes: z.number().int().min(0).max(240),
  checkOutLateMinutes: z
    .number()
    .int()
    .min(0)
    .max(24 * 60),
  /** Metres around the checkpoint. */
  nearMetres: z.number().int().min(20).max(2000),
  /** How long a free place waits for the next of the waitlist; never longer than until the start. */
  waitlistMinutes: z
    .number()
    .int()
    .min(5)
    .max(24 * 60),
  /** Before the start: shifts with free places are announced, once at each. */
  announceMinutes: z
    .array(
      z
        .number()
        .int()
        .min(30)
        .max(14 * 24 * 60),
    )
    .min(1)
    .max(5),
  /** Before the start: a gap becomes a case and climbs. */
  gapMinutes: z
    .number()
    .int()
    .min(0)
    .max(24 * 60),
  /** After the start: who has not checked in is called, then somebody of the waitlist is asked, then it climbs. */
  missing: z.object({
    call: z.number().int().min(0).max(120),
    standby: z.number().int().min(0).max(120),
    climb: z.number().int().min(0).max(240),
  }),
  needsInsurance: z.boolean(),
});
export type ShiftRules = z.infer<typeof ShiftRules>;

/** A shift as lists show it. */
export const ShiftRow = z.object({
  shiftId: Id,
  checkpointId: Id,
  checkpoint: z.string(),
  place: z.string(),
  /** The civil day on which it begins. */
  day: Day,
  startsAt: Instant,
  endsAt: Instant,
  minutes: z.number().int(),
  nightMinutes: z.number().int(),
  people: z.number().int(),
  /** Places that are held. */
  taken: z.number().int(),
  roles: z.array(RoleDemand),
  state: z.enum(['open', 'called-off']),
});
export type ShiftRow = z.infer<typeof ShiftRow>;

/** A person on a shift, as those who lead see it; others see no more than a name. */
export const PlaceView = z.object({
  claimId: Id,
  accountId: Id,
  name: z.string(),
  state: ClaimStateValue,
  way: ClaimWayValue,
  roles: z.array(DutyRoleValue),
  confirmBy: Instant.nullable(),
  checkedInAt: Instant.nullable(),
  checkedOutAt: Instant.nullable(),
});
export type PlaceView = z.infer<typeof PlaceView>;

/** Where somebody could stand: of the shifts asked about, and of the people on them. No reasons: they could. */
export const PlacesWeighed = z.object({
  shifts: z.array(z.object({ shiftId: Id, reasons: z.array(ShiftReasonView) })),
  /** With whom they could swap: what is against them, and against the other. */
  swaps: z.array(
    z.object({
      shiftId: Id,
      accountId: Id,
      reasons: z.array(ShiftReasonView),
      others: z.array(ShiftReasonView),
    }),
  ),
});
export type PlacesWeighed = z.infer<typeof PlacesWeighed>;
