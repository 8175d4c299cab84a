import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid, Problem } from '@linli/contracts/problem';
import { callAttempts, calls, visits } from '@linli/db/reports/tables';
import { dayOf } from '@linli/domain/civil-time';
import { afterCall } from '@linli/domain/reports/call-outcome';
import { and, eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { loadCallee, loadMyCall } from './load-my-call.ts';
import { noteGaps } from './note-gaps.ts';

/**
 * Keeps what came of a call given to me, and does what follows: comes back later, goes on the list of visits, or notes why
 * the household will not report. "Reported" closes it when the report is there; until then it stays.
 * @throws Problem not-found, not-allowed; already-done when the call is closed; invalid-input (a day that is over)
 */
export async function recordCall(
  ctx: Ctx,
  { callId, outcome, untilDay, note }: ParsedInputOf<'POST /reports/record-call'>,
): Promise<ReplyOf<'POST /reports/record-call'>> {
  const now = ctx.clock.now();
  const { accountId } = signedIn(ctx);
  const call = await loadMyCall(ctx, now, callId);
  if (call.state !== 'open') throw new Problem('already-done');
  if (untilDay !== null && untilDay < dayOf(now, ctx.settings.zone))
    throw invalid('/untilDay', 'in-the-past');
  const callee = await loadCallee(ctx, call);
  await ctx.db.insert(callAttempts).values({
    id: ctx.ids.next(),
    callId,
    callerId: accountId,
    outcome,
    note,
    at: now,
    personId: callee?.personId ?? null,
    phoneBlind: callee?.phoneBlind ?? null,
  });
  const after = afterCall(outcome, {
    unanswered: await ctx.db.$count(
      callAttempts,
      and(eq(callAttempts.callId, callId), eq(callAttempts.outcome, 'no-answer')),
    ),
    stillMissing: call.personIds.length > 0,
    otherNumber: outcome === 'wrong-number' && (await loadCallee(ctx, call)) !== null,
  });
  if (after.state !== 'open')
    await ctx.db.update(calls).set({ state: after.state, closedAt: now }).where(eq(calls.id, callId));
  if (after.visit !== null)
    await ctx.db
      .insert(visits)
      .values({
        id: ctx.ids.next(),
        slotId: call.slotId,
        householdId: call.householdId,
        why: after.visit,
        createdAt: now,
      })
      .onConflictDoNothing();
  if (after.gap !== null)
    await noteGaps(ctx, now, {
      roundId: call.roundId,
      personIds: call.personIds,
      reason: after.gap,
      untilDay: after.gap === 'away' ? untilDay : null,
      note,
    });
  await record(ctx, now, {
    action: 'reports.record-call',
    subjectKind: 'household',
    subjectId: call.householdId,
    areaPath: call.areaPath,
    facts: { callId, outcome, state: after.state },
  });
  return { done: true };
}
