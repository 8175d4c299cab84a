import type { SheetFinding } from '@linli/contracts/sheets/endpoints';
import type { RunFailure } from '@linli/contracts/sheets/labels';
import { sheetRuns, sheetSchedules } from '@linli/db/sheets/tables';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { tell } from '../notices/tell.ts';

const DAY = 86_400_000;
/** Days a filled form is kept; one in full is wanted at once or not at all. */
const KEPT_DAYS = { masked: 7, inFull: 1 };
/** Failures that come again every time: the schedule ends with them. */
const forGood: readonly RunFailure[] = ['not-allowed', 'area-gone', 'template-gone'];

export type Outcome =
  | {
      readonly file: Buffer;
      readonly hash: Buffer;
      readonly rows: number;
      readonly factsAt: Date;
      readonly values: Readonly<Record<string, string>>;
    }
  | { readonly failure: RunFailure; readonly findings: readonly SheetFinding[] };

/** Writes down how filling a form ended; of a scheduled one, who asked for it is told. Once: a second try finds it settled. */
export async function settleRun(ctx: Ctx, runId: string, outcome: Outcome): Promise<void> {
  const now = ctx.clock.now();
  const failed = 'failure' in outcome;
  const [run] = await ctx.db
    .select()
    .from(sheetRuns)
    .where(and(eq(sheetRuns.id, runId), eq(sheetRuns.state, 'running')))
    .for('update');
  if (!run) return;
  const kept = run.inFull ? KEPT_DAYS.inFull : KEPT_DAYS.masked;
  await ctx.db
    .update(sheetRuns)
    .set(
      failed
        ? { state: 'failed', failure: outcome.failure, findings: [...outcome.findings] }
        : {
            state: 'ready',
            rows: outcome.rows,
            ofRows: outcome.rows,
            values: outcome.values,
            factsAt: outcome.factsAt,
            fileHash: outcome.hash,
            fileCipher: outcome.file,
            expiresAt: new Date(now.getTime() + kept * DAY),
          },
    )
    .where(eq(sheetRuns.id, runId));
  if (run.scheduleId === null) return;
  if (failed && forGood.includes(outcome.failure))
    await ctx.db.update(sheetSchedules).set({ endedAt: now }).where(eq(sheetSchedules.id, run.scheduleId));
  await tell(ctx, now, {
    kind: failed ? 'form-failed' : 'form-filled',
    accountIds: [run.accountId],
    matter: `sheet-run:${runId}`,
    facts: { runId, templateId: run.templateId },
  });
}
