import { gapSteps, roundSlots } from '@linli/db/reports/tables';
import { dayOf } from '@linli/domain/civil-time';
import { type LadderStep, ladderSteps, rungsToTake } from '@linli/domain/reports/gap-ladder';
import { slotPhase } from '@linli/domain/reports/slot-phase';
import type { Payload } from '@linli/jobs/catalog';
import { and, eq, isNull, lte } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { callTheMissing } from './call-the-missing.ts';
import { loadSlot, type Slot } from './load-slot.ts';
import { queueProxyRequests, queueReminders } from './queue-reminders.ts';
import { raiseSilence } from './raise-silence.ts';
import { visitTheMissing } from './visit-the-missing.ts';
import { wakeLadder } from './wake-ladder.ts';

/**
 * Takes the rungs of a slot's gap ladder that are due, each once whatever happens: one conditional update claims them in
 * the transaction that does what they ask for. Several due at once collapse into the last. Sets the next alarm. A slot
 * that went with its round before it opened has nothing due.
 */
export async function tickGapLadder(
  ctx: Ctx,
  { roundSlotId }: Payload<'reports.tick-gap-ladder'>,
): Promise<LadderStep[]> {
  const now = ctx.clock.now();
  if ((await ctx.db.$count(roundSlots, eq(roundSlots.id, roundSlotId))) === 0) return [];
  const slot = await loadSlot(ctx, roundSlotId);
  const claimed = await ctx.db
    .update(gapSteps)
    .set({ doneAt: now, reached: 0 })
    .where(and(eq(gapSteps.slotId, slot.id), lte(gapSteps.dueAt, now), isNull(gapSteps.doneAt)))
    .returning({ step: gapSteps.step });
  const due = ladderSteps.filter((step) => claimed.some((row) => row.step === step));
  const taken = rungsToTake(due, slotPhase(slot, now) === 'over');
  for (const step of taken) {
    const reached = await act[step](ctx, now, slot);
    await ctx.db
      .update(gapSteps)
      .set({ reached })
      .where(and(eq(gapSteps.slotId, slot.id), eq(gapSteps.step, step)));
    await record(ctx, now, {
      action: 'reports.take-rung',
      subjectKind: 'slot',
      subjectId: slot.id,
      areaPath: slot.roundPath,
      facts: { step, reached },
    });
  }
  // Last, because reports of this slot wait for it.
  if (due.includes('call') || due.includes('visit')) await raiseSilence(ctx, now, slot);
  await wakeLadder(ctx, slot.roundId);
  return taken;
}

const missing = (ctx: Ctx, now: Date, slot: Slot) => ({
  slot,
  path: slot.roundPath,
  today: dayOf(now, ctx.settings.zone),
});

/** What each rung does, and whom it reached: accounts told, calls given, households to visit. */
const act: Record<LadderStep, (ctx: Ctx, now: Date, slot: Slot) => Promise<number>> = {
  remind: async (ctx, now, slot) => (await queueReminders(ctx, now, missing(ctx, now, slot))).queued,
  'ask-proxy': async (ctx, now, slot) => (await queueProxyRequests(ctx, now, missing(ctx, now, slot))).queued,
  call: callTheMissing,
  visit: visitTheMissing,
};
