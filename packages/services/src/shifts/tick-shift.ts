import { dutyLog } from '@linli/db/shifts/duty-tables';
import { claims, shifts, shiftWaits } from '@linli/db/shifts/tables';
import { dueMoments, type Moment } from '@linli/domain/shifts/moments';
import { and, eq, isNull, lte } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { tell } from '../notices/tell.ts';
import { announceShift } from './announce-shift.ts';
import { countPlaces } from './count-places.ts';
import { leadsOf } from './leads-of.ts';
import { loadRules } from './load-rules.ts';
import { lookForOthers } from './look-for-others.ts';
import { dueOf } from './set-due.ts';
import { endShiftAlerts, raiseShiftAlert } from './shift-alerts.ts';

type Shift = typeof shifts.$inferSelect;

/**
 * Does what the clock has to do about a shift: announces free places, reminds, makes a gap a case, calls whoever has not
 * checked in, asks others to step in, lets it climb. One tick does each thing once, whoever else ticks at the same moment
 * and however late it comes. Who did not come is never recorded by the clock (志愿服务条例): a person does.
 */
export async function tickShift(ctx: Ctx, { shiftId }: { shiftId: string }): Promise<void> {
  const now = ctx.clock.now();
  const [shift] = await ctx.db
    .select()
    .from(shifts)
    .where(and(eq(shifts.id, shiftId), lte(shifts.dueAt, now)))
    .for('update');
  if (!shift?.dueAt) return;
  const { rules } = await loadRules(ctx, shift.areaPath);
  const moments =
    shift.state === 'open' ? dueMoments(shift, rules, ctx.settings.zone, { dueAt: shift.dueAt, now }) : [];
  for (const moment of moments) await act(ctx, now, shift, moment);
  await ctx.db
    .update(shifts)
    .set({ dueAt: shift.state === 'open' ? dueOf(ctx, now, shift, rules) : null })
    .where(eq(shifts.id, shiftId));
}

async function act(ctx: Ctx, now: Date, shift: Shift, moment: Moment): Promise<void> {
  switch (moment.what) {
    case 'announce':
      return announceShift(ctx, now, shift, moment.round);
    case 'standby':
      return lookForOthers(ctx, now, shift);
    case 'remind':
      return remind(ctx, now, shift);
    case 'gap':
      return makeGapACase(ctx, now, shift);
    case 'begin':
      return begin(ctx, now, shift, moment.at);
    case 'call':
      return callTheMissing(ctx, now, shift);
    case 'climb':
      return climb(ctx, now, shift);
    case 'over':
      return endShiftAlerts(ctx, now, shift.id);
  }
}

async function remind(ctx: Ctx, now: Date, shift: Shift): Promise<void> {
  const reminded = await ctx.db
    .update(claims)
    .set({ remindedAt: now })
    .where(and(eq(claims.shiftId, shift.id), eq(claims.state, 'claimed'), isNull(claims.remindedAt)))
    .returning({ id: claims.id, accountId: claims.accountId });
  for (const { id, accountId } of reminded)
    await tell(ctx, now, {
      kind: 'shift-reminder',
      accountIds: [accountId],
      matter: `claim:${id}:reminder`,
      facts: { claimId: id, shiftId: shift.id, start: shift.startsAt.toISOString() },
      expiresAt: shift.startsAt,
    });
}

async function makeGapACase(ctx: Ctx, now: Date, shift: Shift): Promise<void> {
  const { unfilled } = await countPlaces(ctx, shift);
  if (unfilled > 0)
    await raiseShiftAlert(ctx, now, shift, { kind: 'shift-gap', level: 'alert', missing: unfilled });
}

async function begin(ctx: Ctx, now: Date, shift: Shift, at: Date): Promise<void> {
  await ctx.db
    .update(shiftWaits)
    .set({ state: 'over', endedAt: now })
    .where(and(eq(shiftWaits.shiftId, shift.id), eq(shiftWaits.state, 'waiting')));
  const { unfilled } = await countPlaces(ctx, shift);
  if (unfilled === 0) return;
  await ctx.db.insert(dutyLog).values({
    id: ctx.ids.next(),
    checkpointId: shift.checkpointId,
    shiftId: shift.id,
    at,
    what: 'gap',
    facts: { missing: unfilled },
  });
}

/** Both are told: they may be ill, or standing there without having checked in; and whoever leads phones. */
async function callTheMissing(ctx: Ctx, now: Date, shift: Shift): Promise<void> {
  const missing = await ctx.db
    .update(claims)
    .set({ calledAt: now })
    .where(and(eq(claims.shiftId, shift.id), eq(claims.state, 'claimed'), isNull(claims.calledAt)))
    .returning({ id: claims.id, accountId: claims.accountId });
  const facts = { shiftId: shift.id, start: shift.startsAt.toISOString() };
  for (const { id, accountId } of missing)
    await tell(ctx, now, {
      kind: 'shift-not-in',
      accountIds: [accountId],
      matter: `claim:${id}:not-in`,
      facts: { ...facts, claimId: id },
      expiresAt: shift.endsAt,
    });
  if (missing.length > 0)
    await tell(ctx, now, {
      kind: 'shift-missing',
      accountIds: await leadsOf(ctx, now, shift.areaPath),
      matter: `shift:${shift.id}:missing`,
      facts: { ...facts, missing: missing.length, checkpointId: shift.checkpointId },
      expiresAt: shift.endsAt,
    });
}

async function climb(ctx: Ctx, now: Date, shift: Shift): Promise<void> {
  const { empty } = await countPlaces(ctx, shift);
  if (empty === 0) return;
  await raiseShiftAlert(ctx, now, shift, {
    kind: 'shift-missing',
    // Nobody at all stands there.
    level: empty === shift.people ? 'danger' : 'alert',
    missing: empty,
  });
}
