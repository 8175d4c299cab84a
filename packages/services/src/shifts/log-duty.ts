import type { LogMoment } from '@linli/contracts/shifts/labels';
import { dutyLog } from '@linli/db/shifts/duty-tables';
import type { Ctx } from '../context.ts';

export interface LogLine {
  /** The shift it belongs to; or only the checkpoint, when nobody was to stand there. */
  readonly shift: { readonly id: string | null; readonly checkpointId: string };
  readonly what: LogMoment;
  /** Whom it is about, or who did it. */
  readonly accountId?: string;
  /** The note or the incident. */
  readonly subjectId?: string;
  readonly facts?: Readonly<Record<string, string | number>>;
}

/** Adds a line to the duty log of a checkpoint 值守日志. */
export async function logDuty(ctx: Ctx, now: Date, line: LogLine): Promise<void> {
  await ctx.db.insert(dutyLog).values({
    id: ctx.ids.next(),
    checkpointId: line.shift.checkpointId,
    shiftId: line.shift.id,
    at: now,
    what: line.what,
    accountId: line.accountId ?? null,
    subjectId: line.subjectId ?? null,
    facts: line.facts ?? {},
  });
}
