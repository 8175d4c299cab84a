import { z } from 'zod';
import { endpoints } from '../endpoint.ts';
import { LadderDefinition } from '../escalation/ladder.ts';
import { HouseholdCodes } from '../people/household-codes.ts';
import { FormDefinition } from '../reports/form.ts';
import { ReportTimes } from '../reports/times.ts';
import { KindDefinition } from '../requests/kind.ts';
import { ShiftRules } from '../shifts/values.ts';
import {
  Day,
  Done,
  Id,
  Instant,
  LocalTextSchema,
  Name,
  pageInput,
  pageOf,
  Reason,
  TimeOfDay,
  Version,
} from '../values.ts';
import { type SettingName, settings } from './labels.ts';

const SettingValue = z.enum(Object.keys(settings) as [SettingName, ...SettingName[]]);
/** Which of several of a setting: key of a kind, form or ladder, year of a calendar; empty where there is one. */
const Key = z.string().regex(/^([a-z0-9][a-z0-9-]{0,40})?$/);

export const ShiftTimes = z.object({
  items: z
    .array(z.object({ name: Name, from: TimeOfDay, until: TimeOfDay }))
    .min(1)
    .max(12),
});
export const CalendarYear = z.object({
  days: z.array(z.object({ day: Day, works: z.boolean(), name: z.string().trim().max(40) })).max(366),
});

/** What each setting is made of. */
export const settingShapes = {
  kind: KindDefinition,
  form: FormDefinition,
  ladder: LadderDefinition,
  'shift-rules': ShiftRules,
  'shift-times': ShiftTimes,
  'report-times': ReportTimes,
  'household-codes': HouseholdCodes,
  calendar: CalendarYear,
} as const satisfies Record<SettingName, z.ZodType>;

const object = z.record(z.string(), z.unknown());
const where = { setting: SettingValue, areaId: Id };

export const SettingView = z.object({
  key: z.string(),
  title: LocalTextSchema.nullable(),
  /** In force in the area, as `settingShapes` has it. */
  value: object,
  /** A kind that is no longer offered here. */
  ended: z.boolean(),
  /** Where it was set; null: for everybody, or shipped. */
  setAt: z.object({ areaId: Id, areaName: z.string() }).nullable(),
  /** Newest version of this area itself, 0 for none; what a change names as its `base`. */
  version: Version,
});

export const SettingVersionView = z.object({
  version: Version,
  /** Null: the area gave up its own. */
  value: object.nullable(),
  /** No longer offered from this version on. */
  ended: z.boolean(),
  at: Instant,
  by: z.string().nullable(),
  reason: z.string().nullable(),
});

const publish = <N extends SettingName, T extends z.ZodType>(setting: N, value: T) =>
  z.object({
    setting: z.literal(setting),
    areaId: Id,
    key: Key.default(''),
    value,
    reason: Reason,
    base: Version,
  });

export const SettingChange = z.discriminatedUnion('setting', [
  publish('kind', KindDefinition),
  publish('form', FormDefinition),
  publish('ladder', LadderDefinition),
  publish('shift-rules', ShiftRules.nullable()),
  publish('shift-times', ShiftTimes.nullable()),
  publish('report-times', ReportTimes.nullable()),
  publish('household-codes', HouseholdCodes.nullable()),
  publish('calendar', CalendarYear),
]);
export type SettingChange = z.infer<typeof SettingChange>;

export const settingsEndpoints = endpoints({
  'GET /settings': {
    who: 'staff',
    summary: 'A setting as it is in force in an area: one, or one for each key',
    input: z.object(where),
    reply: z.object({ items: z.array(SettingView) }),
  },
  'GET /settings/shape': {
    who: 'staff',
    summary: 'What a setting is made of, as JSON Schema',
    input: z.object({ setting: SettingValue }),
    reply: z.object({ shape: object }),
  },
  'GET /settings/versions': {
    who: 'staff',
    summary: 'Versions of a setting that an area published, newest first',
    input: z.object({ ...where, key: Key.default(''), ...pageInput }),
    reply: pageOf(SettingVersionView),
  },
  'POST /settings/publish': {
    who: 'staff',
    summary: 'Publish a setting as the next version after `base`; null: that of the area above again',
    input: SettingChange,
    reply: Done,
  },
  'POST /settings/take-back': {
    who: 'staff',
    summary: 'Publish an earlier version again; 0: that of the area above',
    input: z.object({
      ...where,
      key: Key.default(''),
      version: Version,
      base: Version,
      reason: Reason,
    }),
    reply: Done,
  },
});
