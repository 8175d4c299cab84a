import { auditEntries } from '@linli/db/audit/tables';
import type { Ctx } from '../context.ts';

export interface AuditEntry {
  /** Verb of the slice, such as `people.move-area`. */
  action: string;
  subjectKind: string;
  subjectId: string | null;
  areaPath?: string | null;
  reason?: string | null;
  /** Names of fields and counts; never personal data. */
  facts?: Record<string, string | number | boolean | null | readonly string[]>;
}

/** Adds to the audit in the transaction of the verb, so that what was done and what is recorded cannot part. */
export async function record(ctx: Ctx, now: Date, entry: AuditEntry): Promise<void> {
  await ctx.db.insert(auditEntries).values({
    id: ctx.ids.next(),
    at: now,
    accountId: ctx.actor.kind === 'account' ? ctx.actor.accountId : null,
    action: entry.action,
    subjectKind: entry.subjectKind,
    subjectId: entry.subjectId,
    areaPath: entry.areaPath ?? null,
    reason: entry.reason ?? null,
    facts: entry.facts ?? {},
  });
}
