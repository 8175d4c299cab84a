import { z } from 'zod';
import { endpoints, workbookType } from '../endpoint.ts';
import { Done, Id, Instant, pageInput, pageOf, Reason } from '../values.ts';
import { registerFields } from './labels.ts';
import {
  type ImportFailure,
  importFailures,
  type RegisterProblemCode,
  registerProblems,
} from './register-problems.ts';

export type RegisterField = keyof typeof registerFields;
export const RegisterField = z.enum(Object.keys(registerFields) as [RegisterField, ...RegisterField[]]);

export const ColumnMapping = z.object({
  /** Row of the headings, counted from 1. */
  headerRow: z.number().int().min(1).max(50),
  columns: z
    .array(
      z.object({
        column: z.number().int().min(1).max(200),
        field: RegisterField.nullable(),
        heading: z.string().max(80),
      }),
    )
    .max(200),
});
export type ColumnMapping = z.infer<typeof ColumnMapping>;

export const RegisterProblem = z.object({
  sheet: z.string(),
  row: z.number().int(),
  column: z.number().int().nullable(),
  field: RegisterField.nullable(),
  code: z.enum(Object.keys(registerProblems) as [RegisterProblemCode, ...RegisterProblemCode[]]),
  level: z.enum(['error', 'warning']),
});
export type RegisterProblem = z.infer<typeof RegisterProblem>;

export const ImportView = z.object({
  importId: Id,
  areaId: Id,
  fileName: z.string(),
  state: z.enum(['uploaded', 'checking', 'checked', 'running', 'done', 'failed']),
  failure: z.enum(Object.keys(importFailures) as [ImportFailure, ...ImportFailure[]]).nullable(),
  sheets: z.array(z.object({ name: z.string(), rows: z.number().int(), mapping: ColumnMapping.nullable() })),
  counts: z.object({
    rows: z.number().int(),
    done: z.number().int(),
    newHouseholds: z.number().int(),
    newPersons: z.number().int(),
    changed: z.number().int(),
    unchanged: z.number().int(),
    duplicates: z.number().int(),
    errors: z.number().int(),
    warnings: z.number().int(),
  }),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
});
export type ImportView = z.infer<typeof ImportView>;

export const ExportView = z.object({
  exportId: Id,
  state: z.enum(['waiting', 'ready', 'expired', 'failed']),
  rows: z.number().int().nullable(),
  /** Path of the file, valid until `expiresAt`. */
  link: z.string().nullable(),
  expiresAt: Instant.nullable(),
});

export const registerEndpoints = endpoints({
  'POST /people/upload-register': {
    who: 'staff',
    summary: 'Upload a workbook (xlsx) or CSV of the register',
    body: 'upload',
    mediaTypes: [workbookType, 'text/csv'],
    mostBytes: 64 * 1024 * 1024,
    input: z.object({ areaId: Id, fileName: z.string().trim().min(1).max(120) }),
    reply: ImportView,
  },
  'GET /people/imports': {
    who: 'staff',
    summary: 'Imports of my area',
    input: z.object({ areaId: Id.optional(), ...pageInput }),
    reply: pageOf(ImportView),
  },
  'GET /people/imports/:importId': {
    who: 'staff',
    summary: 'One import with its progress',
    input: z.object({ importId: Id }),
    reply: ImportView,
  },
  'POST /people/check-import': {
    who: 'staff',
    summary: 'Dry run with a column mapping; the mapping is remembered',
    input: z.object({
      importId: Id,
      mappings: z.array(z.object({ sheet: z.string(), mapping: ColumnMapping.nullable() })).max(50),
    }),
    reply: ImportView,
  },
  'GET /people/imports/:importId/problems': {
    who: 'staff',
    summary: 'Problems of an import, cell by cell',
    input: z.object({ importId: Id, ...pageInput }),
    reply: pageOf(RegisterProblem),
  },
  'POST /people/run-import': {
    who: 'staff',
    summary: 'Load a checked file into the register',
    input: z.object({ importId: Id }),
    reply: ImportView,
  },
  'POST /people/export-register': {
    who: 'staff',
    summary: 'Export the register of an area, masked, with a reason',
    input: z.object({ areaId: Id, reason: Reason, format: z.enum(['xlsx', 'csv']).default('xlsx') }),
    reply: ExportView,
  },
  'GET /people/exports/:exportId': {
    who: 'staff',
    summary: 'State of an export',
    input: z.object({ exportId: Id }),
    reply: ExportView,
  },
  'GET /people/exports/:exportId/file': {
    who: 'anyone',
    summary: 'The exported file, by a link that expires in minutes',
    body: 'file',
    mediaTypes: [workbookType, 'text/csv'],
    input: z.object({ exportId: Id, key: z.string().max(100) }),
    reply: Done,
  },
});
