import { z } from 'zod';
import { endpoints } from '../endpoint.ts';
import { Day, Done, Id, Instant, pageInput, pageOf, Reason } from '../values.ts';
import { type AuditGroup, auditActionNames, auditGroups } from './labels.ts';

/** Which entries; a list and its export take the same. */
const chosen = {
  areaId: Id.optional(),
  /** Who did it. */
  accountId: Id.optional(),
  group: z.enum(Object.keys(auditGroups) as [AuditGroup, ...AuditGroup[]]).optional(),
  action: z.enum(auditActionNames).optional(),
  /** What it was done to. */
  subjectId: Id.optional(),
  /** First and last day; the last week unless told, 184 days at most. */
  fromDay: Day.optional(),
  untilDay: Day.optional(),
};

export const AuditEntryView = z.object({
  entryId: Id,
  at: Instant,
  /** Null: the clock. Residents by the first character of their name. */
  by: z.object({ accountId: Id, name: z.string() }).nullable(),
  /** One of `auditActions`; entries of older versions may have another. */
  action: z.string(),
  subjectKind: z.string(),
  subjectId: Id.nullable(),
  /** What it is called, where that is known: address, area, name. */
  subject: z.string().nullable(),
  areaName: z.string().nullable(),
  reason: z.string().nullable(),
  /** Names of fields and counts, never personal data. */
  facts: z.record(
    z.string(),
    z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.union([z.string(), z.number()]))]),
  ),
});
export type AuditEntryView = z.infer<typeof AuditEntryView>;

export const auditEndpoints = endpoints({
  'GET /audit/entries': {
    who: 'staff',
    summary: 'Who saw or changed what in my area, newest first',
    input: z.object({ ...chosen, ...pageInput }),
    reply: pageOf(AuditEntryView),
  },
  'POST /audit/export': {
    who: 'staff',
    summary: 'The same as a CSV file; that it was taken out stands in the audit itself',
    secret: true,
    body: 'file',
    mediaTypes: ['text/csv'],
    input: z.object({ ...chosen, reason: Reason }),
    reply: Done,
  },
});
