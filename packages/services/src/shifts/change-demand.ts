import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid } from '@linli/contracts/problem';
import type { DemandChange } from '@linli/contracts/shifts/values';
import { checkpoints, demandExceptions, demandPatterns } from '@linli/db/shifts/tables';
import { askedUntil } from '@linli/domain/shifts/demand/asked-until';
import { and, eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { callOffShifts, takeOff, withdrawRelieves } from './empty-shifts.ts';
import { openCheckpoint } from './load-checkpoint.ts';
import { type ClaimMove, moveClaims } from './move-claims.ts';
import { placeFreed } from './place-freed.ts';
import { ringOffers } from './ring-offers.ts';
import { settleShiftAlerts } from './shift-alerts.ts';
import { tellMoved } from './tell-moved.ts';
import { wakeShifts } from './wake-shifts.ts';
import { type WeighedDemand, weighDemand } from './weigh-demand.ts';
import { addShifts, changeShifts } from './write-shifts.ts';

/**
 * Changes the demand as it was previewed. Shifts that begin later follow it, and people on them keep their place, are asked
 * again, or are told that they are not needed; what has begun or was arranged by hand stays.
 * @throws Problem not-found, not-allowed, illegal-transition once closed; invalid-input, `outdated` at `/seen` when the
 *   change would do something else by now than what was looked at
 */
export async function changeDemand(
  ctx: Ctx,
  { checkpointId, change, seen }: ParsedInputOf<'POST /shifts/change-demand'>,
): Promise<ReplyOf<'POST /shifts/change-demand'>> {
  const now = ctx.clock.now();
  const found = await openCheckpoint(ctx, checkpointId, { lock: true });
  const weighed = await weighDemand(ctx, now, found, change, { lock: true });
  if (weighed.effect.seen !== seen) throw invalid('/seen', 'outdated');
  await writeDemand(ctx, now, checkpointId, change);
  const reason = change.kind === 'exception' ? change.reason : '';
  await callOffShifts(
    ctx,
    now,
    weighed.diff.removed.map(({ shiftId }) => shiftId),
    { reason, byHand: false },
  );
  await settleChanged(ctx, now, weighed, reason);
  await addShifts(
    ctx,
    now,
    { checkpointId, areaPath: found.areaPath, rules: weighed.rules },
    weighed.diff.added,
  );
  await wakeShifts(ctx);
  await ctx.db
    .update(checkpoints)
    .set({ plannedUntil: weighed.plannedUntil })
    .where(eq(checkpoints.id, checkpointId));
  const { added, removed, changed, people } = weighed.effect;
  await record(ctx, now, {
    action: 'shifts.change-demand',
    subjectKind: 'checkpoint',
    subjectId: checkpointId,
    areaPath: found.areaPath,
    reason,
    facts: {
      kind: change.kind,
      day: change.kind === 'pattern' ? change.fromDay : change.day,
      added,
      removed,
      changed,
      askedAgain: people.filter(({ effect }) => effect === 'asked-again').length,
      takenOff: people.filter(({ effect }) => effect === 'taken-off').length,
    },
  });
  return weighed.effect;
}

async function writeDemand(ctx: Ctx, now: Date, checkpointId: string, change: DemandChange): Promise<void> {
  const set = { setBy: signedIn(ctx).accountId, setAt: now };
  if (change.kind === 'pattern') {
    const { fromDay, pattern } = change;
    await ctx.db
      .insert(demandPatterns)
      .values({ id: ctx.ids.next(), checkpointId, fromDay, pattern, ...set })
      .onConflictDoUpdate({
        target: [demandPatterns.checkpointId, demandPatterns.fromDay],
        set: { pattern, ...set },
      });
  } else if (change.kind === 'exception') {
    const { day, pattern, reason } = change;
    await ctx.db
      .insert(demandExceptions)
      .values({ checkpointId, day, pattern, reason, ...set })
      .onConflictDoUpdate({
        target: [demandExceptions.checkpointId, demandExceptions.day],
        set: { pattern, reason, ...set },
      });
  } else {
    await ctx.db
      .delete(demandExceptions)
      .where(and(eq(demandExceptions.checkpointId, checkpointId), eq(demandExceptions.day, change.day)));
  }
}

/** Shifts that go on with other figures, and the people on them. */
async function settleChanged(
  ctx: Ctx,
  now: Date,
  { diff, fates, rules }: WeighedDemand,
  reason: string,
): Promise<void> {
  const gone = new Set(diff.removed.map(({ shiftId }) => shiftId));
  await takeOff(
    ctx,
    now,
    fates
      .filter(({ place, effect }) => effect === 'taken-off' && !gone.has(place.shiftId))
      .map(({ place }) => place.claimId),
    reason,
  );
  await changeShifts(ctx, now, diff.changed, { rules });
  const moves = fates.flatMap(({ place, effect, startsAt, endsAt }): ClaimMove[] =>
    effect !== 'asked-again' || !startsAt || !endsAt
      ? []
      : [{ claimId: place.claimId, startsAt, endsAt, confirmBy: askedUntil(now, startsAt, rules) }],
  );
  const moved = moves.map(({ claimId }) => claimId);
  await withdrawRelieves(ctx, now, moved);
  await moveClaims(ctx, moves);
  await tellMoved(ctx, now, moved);
  for (const until of new Set(moves.map(({ confirmBy }) => confirmBy?.getTime() ?? 0)))
    if (until > 0) await ringOffers(ctx, new Date(until));
  // More are wanted, or somebody could not come along to the new times.
  for (const { from, to } of diff.changed) {
    await placeFreed(ctx, now, from.shiftId);
    await settleShiftAlerts(ctx, now, { id: from.shiftId, people: to.people });
  }
}
