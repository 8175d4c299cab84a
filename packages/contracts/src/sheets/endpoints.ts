import { z } from 'zod';
import { endpoints, workbookType } from '../endpoint.ts';
import {
  Day,
  Done,
  Id,
  Instant,
  LocalTextSchema,
  pageInput,
  pageOf,
  Reason,
  TimeOfDay,
  Version,
} from '../values.ts';
import {
  layoutChanges,
  runFailures,
  runStates,
  sheetFindings,
  sheetPeriods,
  sheetRhythms,
} from './labels.ts';

const keysOf = <T extends Record<string, unknown>>(of: T) => {
  const keys = Object.keys(of) as (keyof T & string)[];
  return keys as [keyof T & string, ...(keyof T & string)[]];
};

const Name = z.string().min(1).max(255);
const Address = z.string().max(24);

/** One place to be filled: a cell with a defined name. */
export const TemplateCell = z.object({
  name: Name,
  sheet: z.string(),
  address: Address,
  /** What stands there in the template. */
  text: z.string(),
  /** What stands beside or above it. */
  label: z.string(),
});

export const TemplateBlock = z.object({
  name: Name,
  sheet: z.string(),
  address: Address,
  columns: z.array(
    z.object({
      column: z.string().max(3),
      address: Address,
      heading: z.string(),
      /** `slot`: to be filled; `fixed` and `formula` are repeated as they are. */
      holds: z.enum(['slot', 'fixed', 'formula']),
    }),
  ),
});

/** `leave`: stays empty on purpose. */
const Choice = z.union([
  z.strictObject({ fact: z.string().max(60) }),
  z.strictObject({ leave: z.literal(true) }),
]);

export const SheetMapping = z.strictObject({
  /** By name of the cell. */
  cells: z.record(Name, Choice),
  /** By name of the row block; columns by their letters. */
  blocks: z.record(
    Name,
    z.strictObject({
      source: z.string().max(60).nullable(),
      only: z.string().max(60).nullable(),
      columns: z.record(z.string().regex(/^[A-Z]{1,3}$/), Choice),
    }),
  ),
});
export type SheetMapping = z.infer<typeof SheetMapping>;

export const SheetFinding = z.object({
  code: z.enum(keysOf(sheetFindings)),
  level: z.enum(['error', 'warning']),
  name: z.string(),
  sheet: z.string().nullable(),
  address: z.string().nullable(),
});
export type SheetFinding = z.infer<typeof SheetFinding>;

/** A civil day and how much around it; a week begins on Monday. */
export const PeriodInput = z.strictObject({ kind: z.enum(keysOf(sheetPeriods)), day: Day });
export type PeriodInput = z.infer<typeof PeriodInput>;

const TemplateRow = z.object({
  templateId: Id,
  name: LocalTextSchema,
  /** Null: comes with the product, for everybody. */
  area: z.object({ areaId: Id, name: z.string() }).nullable(),
  version: Version,
  uploadedAt: Instant,
  /** Places of the newest version that are not mapped yet. */
  unmapped: z.number().int(),
  mayChange: z.boolean(),
});
export type TemplateRow = z.infer<typeof TemplateRow>;

const VersionView = z.object({
  version: Version,
  fileName: z.string(),
  uploadedAt: Instant,
  uploadedBy: z.string().nullable(),
  /** How often its mapping was saved. */
  mappings: z.number().int(),
  changes: z.array(
    z.object({
      change: z.enum(keysOf(layoutChanges)),
      name: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
    }),
  ),
});

export const TemplateView = TemplateRow.extend({
  cells: z.array(TemplateCell),
  blocks: z.array(TemplateBlock),
  mapping: SheetMapping,
  mappingNumber: Version,
  findings: z.array(SheetFinding),
  versions: z.array(VersionView),
});
export type TemplateView = z.infer<typeof TemplateView>;

export const RunView = z.object({
  runId: Id,
  templateId: Id,
  templateName: LocalTextSchema,
  version: Version,
  mappingNumber: Version,
  area: z.object({ areaId: Id, name: z.string() }),
  period: z.object({ kind: z.enum(keysOf(sheetPeriods)), from: Day, until: Day }),
  state: z.enum(keysOf(runStates)),
  failure: z.enum(keysOf(runFailures)).nullable(),
  findings: z.array(SheetFinding),
  /** Rows written so far; of how many is known once they are read. */
  rows: z.number().int(),
  ofRows: z.number().int().nullable(),
  inFull: z.boolean(),
  scheduled: z.boolean(),
  askedBy: z.string(),
  askedAt: Instant,
  /** The moment all its values are of. */
  factsAt: Instant.nullable(),
  /** The file is kept until then. */
  expiresAt: Instant.nullable(),
  mayDownload: z.boolean(),
});
export type RunView = z.infer<typeof RunView>;

export const ScheduleView = z.object({
  scheduleId: Id,
  templateId: Id,
  area: z.object({ areaId: Id, name: z.string() }),
  rhythm: z.enum(keysOf(sheetRhythms)),
  at: TimeOfDay,
  weekday: z.number().int().min(1).max(7).nullable(),
  period: z.enum(keysOf(sheetPeriods)),
  before: z.boolean(),
  setBy: z.string(),
  nextAt: Instant,
  mayEnd: z.boolean(),
});
export type ScheduleView = z.infer<typeof ScheduleView>;

export const sheetsEndpoints = endpoints({
  'GET /sheets/templates': {
    who: 'staff',
    summary: 'Templates of forms that can be filled in my areas',
    input: z.object({ areaId: Id.optional(), ...pageInput }),
    reply: pageOf(TemplateRow),
  },
  'GET /sheets/templates/:templateId': {
    who: 'staff',
    summary: 'One template: its cells and row blocks, mapping, check, versions',
    input: z.object({ templateId: Id }),
    reply: TemplateView,
  },
  'GET /sheets/templates/:templateId/file': {
    who: 'staff',
    summary: 'The newest file of a template, as it was uploaded',
    body: 'file',
    mediaTypes: [workbookType],
    input: z.object({ templateId: Id }),
    reply: Done,
  },
  'POST /sheets/upload-template': {
    who: 'staff',
    summary: 'Upload a template (xlsx), or a newer version of one; what still fits of the mapping is kept',
    body: 'upload',
    mediaTypes: [workbookType],
    mostBytes: 4 * 1024 * 1024,
    input: z.object({
      areaId: Id,
      fileName: z.string().trim().min(1).max(120),
      /** Of a new template; else the name of the file. */
      name: z.string().trim().min(1).max(60).optional(),
      templateId: Id.optional(),
    }),
    reply: TemplateView,
  },
  'POST /sheets/save-mapping': {
    who: 'staff',
    summary: 'Say which fact fills which cell; saved with the version of the template',
    input: z.object({
      templateId: Id,
      version: Version,
      /** The mapping that was changed. */
      mappingNumber: Version,
      mapping: SheetMapping,
    }),
    reply: TemplateView,
  },
  'POST /sheets/close-template': {
    who: 'staff',
    summary: 'Take a template out of use; its schedules end, its runs stay',
    input: z.object({ templateId: Id }),
    reply: Done,
  },
  'POST /sheets/preview': {
    who: 'staff',
    summary: 'Check a mapping and show its values for an area and a period, masked',
    secret: true,
    input: z.object({
      templateId: Id,
      /** As saved unless given. */
      mapping: SheetMapping.optional(),
      areaId: Id,
      period: PeriodInput,
    }),
    reply: z.object({
      findings: z.array(SheetFinding),
      cells: z.array(z.object({ name: z.string(), value: z.string().nullable() })),
      blocks: z.array(
        z.object({
          name: z.string(),
          rows: z.array(z.record(z.string(), z.string().nullable())),
          more: z.boolean(),
        }),
      ),
    }),
  },
  'POST /sheets/fill': {
    who: 'staff',
    summary: 'Fill a template for an area and a period; in full only with the right and a reason',
    input: z.object({
      templateId: Id,
      areaId: Id,
      period: PeriodInput,
      inFull: z.boolean().default(false),
      reason: Reason.nullable().default(null),
    }),
    reply: RunView,
  },
  'GET /sheets/runs': {
    who: 'staff',
    summary: 'Filled forms, newest first',
    input: z.object({ templateId: Id.optional(), areaId: Id.optional(), ...pageInput }),
    reply: pageOf(RunView),
  },
  'GET /sheets/runs/:runId': {
    who: 'staff',
    summary: 'One filled form with its progress',
    input: z.object({ runId: Id }),
    reply: RunView,
  },
  'GET /sheets/runs/:runId/file': {
    who: 'staff',
    summary: 'The filled form, kept for seven days; every download stands in the audit',
    body: 'file',
    mediaTypes: [workbookType],
    input: z.object({ runId: Id }),
    reply: Done,
  },
  'GET /sheets/schedules': {
    who: 'staff',
    summary: 'When a template is filled by itself',
    input: z.object({ templateId: Id }),
    reply: z.object({ items: z.array(ScheduleView) }),
  },
  'POST /sheets/schedule': {
    who: 'staff',
    summary: 'Fill a template regularly; who asked is told of each result',
    input: z.object({
      templateId: Id,
      areaId: Id,
      rhythm: z.enum(keysOf(sheetRhythms)),
      at: TimeOfDay,
      /** 1 is Monday; for `weekly`. */
      weekday: z.number().int().min(1).max(7).nullable().default(null),
      period: z.enum(keysOf(sheetPeriods)),
      /** The period before the one it falls into. */
      before: z.boolean().default(false),
    }),
    reply: ScheduleView,
  },
  'POST /sheets/end-schedule': {
    who: 'staff',
    summary: 'Stop filling a template regularly',
    input: z.object({ scheduleId: Id }),
    reply: Done,
  },
});
