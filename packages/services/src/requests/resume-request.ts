import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { requestPauses } from '@linli/db/requests/tables';
import type { Payload } from '@linli/jobs/catalog';
import { and, asc, eq, isNull, lte } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { type Ctx, inTransaction } from '../context.ts';
import { endPause } from './end-pause.ts';
import { demandAct, loadInvolvement } from './load-involvement.ts';
import { type LoadedRequest, loadRequest } from './load-request.ts';
import { tellRequest } from './move-request.ts';
import { tellResident } from './tell-resident.ts';

/** Lets the clock of a request run again and says so; false when that pause was over. */
async function runAgain(ctx: Ctx, now: Date, request: LoadedRequest, pauseId?: string): Promise<boolean> {
  const running = await endPause(ctx, now, request, pauseId);
  if (!running) return false;
  await tellRequest(ctx, now, running, {
    what: 'resumed',
    facts: { deadline: running.deadlineAt.toISOString() },
  });
  await tellResident(ctx, now, running, `resumed:${running.version}`);
  return true;
}

/**
 * The clock runs again before its time.
 * @throws Problem not-found, not-allowed; illegal-transition when it does not stand still
 */
export async function resumeRequest(
  ctx: Ctx,
  { requestId }: ParsedInputOf<'POST /requests/resume'>,
): Promise<ReplyOf<'POST /requests/resume'>> {
  const now = ctx.clock.now();
  const request = await loadRequest(ctx, requestId, true);
  demandAct(await loadInvolvement(ctx, request), 'resume', now);
  if (!(await runAgain(ctx, now, request))) throw new Problem('illegal-transition');
  await record(ctx, now, {
    action: 'requests.resume',
    subjectKind: 'request',
    subjectId: request.id,
    areaPath: request.areaPath,
  });
  return { done: true };
}

/** The alarm of one pause: ends it when its time has come and nobody did before. */
export async function endPauseInTime(
  ctx: Ctx,
  { requestId, pauseId }: Payload<'requests.end-pause'>,
): Promise<void> {
  const now = ctx.clock.now();
  const request = await loadRequest(ctx, requestId, true);
  const [due] = await ctx.db
    .select({ id: requestPauses.id })
    .from(requestPauses)
    .where(and(eq(requestPauses.id, pauseId), lte(requestPauses.plannedUntil, now)));
  if (due) await runAgain(ctx, now, request, pauseId);
}

// More than are ever due at once; what is left is found by the next look.
const most = 200;

/**
 * Ends the pauses whose alarm was missed, each in a transaction of its own.
 * @throws the first failure, after all were tried
 */
export async function endDuePauses(ctx: Ctx): Promise<void> {
  const due = await ctx.db
    .select({ requestId: requestPauses.requestId, pauseId: requestPauses.id })
    .from(requestPauses)
    .where(and(isNull(requestPauses.endedAt), lte(requestPauses.plannedUntil, ctx.clock.now())))
    .orderBy(asc(requestPauses.plannedUntil), asc(requestPauses.id))
    .limit(most);
  const failures: unknown[] = [];
  for (const pause of due)
    try {
      await inTransaction(ctx, (inner) => endPauseInTime(inner, pause));
    } catch (error) {
      failures.push(error);
    }
  if (failures.length > 0) throw failures[0];
}
