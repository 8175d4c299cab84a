import type { AuditAction, AuditSubject } from '@linli/contracts/audit/labels';
import { prepared } from '@linli/db/prepared';
import { accountOf, type Ctx } from '../context.ts';

export interface AuditEntry {
  /** Verb of the slice, such as `people.move-area`; the words for it stand in contracts. */
  action: AuditAction;
  subjectKind: AuditSubject;
  subjectId: string | null;
  areaPath?: string | null;
  reason?: string | null;
  /** Names of fields and counts; never personal data. */
  facts?: Record<string, string | number | boolean | null | readonly string[]>;
}

/** Who did something, and where ids come from. */
type Recorder = Pick<Ctx, 'actor' | 'ids'>;

const insertion = `insert into audit_entries (id, at, account_id, action, subject_kind, subject_id, area_path, reason, facts)
values ($1::uuid, $2::timestamptz, $3::uuid, $4::text, $5::text, $6::uuid, $7::text::ltree, $8::text, $9::jsonb)`;

/** Values of an audit row, in the order of its columns; for a verb whose one statement writes that row as well. */
export const auditValues = (ctx: Recorder, now: Date, entry: AuditEntry): unknown[] => [
  ctx.ids.next(),
  now.toISOString(),
  accountOf(ctx.actor),
  entry.action,
  entry.subjectKind,
  entry.subjectId,
  entry.areaPath ?? null,
  entry.reason ?? null,
  JSON.stringify(entry.facts ?? {}),
];

/** Adds to the audit in the transaction of the verb, so that what was done and what is recorded cannot part. */
export async function record(ctx: Recorder & Pick<Ctx, 'db'>, now: Date, entry: AuditEntry): Promise<void> {
  await prepared(ctx.db, insertion, auditValues(ctx, now, entry));
}
