import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { shiftWaits } from '@linli/db/shifts/tables';
import { againstAsking, mayStand } from '@linli/domain/shifts/may-stand';
import { and, asc, eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { holdPeople, holdShifts } from './hold-places.ts';
import { loadRules } from './load-rules.ts';
import { loadOneShift } from './load-shift-facts.ts';
import { ownStanding, reaches } from './own-standing.ts';
import { placeFreed } from './place-freed.ts';

/**
 * Joins the waitlist of a shift. Whoever might not stand there is told why and does not wait in vain. Harmless to repeat. A
 * place that became free meanwhile is offered at once, to whoever is first in line.
 * @throws Problem not-found, not-allowed, second-factor-needed
 */
export async function waitForShift(
  ctx: Ctx,
  { shiftId }: ParsedInputOf<'POST /shifts/wait'>,
): Promise<ReplyOf<'POST /shifts/wait'>> {
  const now = ctx.clock.now();
  reach(ctx, 'shifts.claim');
  const { accountId } = signedIn(ctx);
  await holdPeople(ctx, [accountId]);
  await holdShifts(ctx, [shiftId]);
  const loaded = await loadOneShift(ctx, shiftId);
  if (!loaded) throw new Problem('not-found');
  const shift = loaded.facts;
  const person = await ownStanding(ctx, now, shift);
  if (!reaches(person, shift)) throw new Problem('not-found');
  const { rules } = await loadRules(ctx, shift.areaPath);
  const reasons = againstAsking(mayStand(person, shift, rules, now)).filter(
    ({ reason }) => reason !== 'full',
  );
  if (reasons.length > 0) return { outcome: 'not-for-you', reasons };
  const joined = await ctx.db
    .insert(shiftWaits)
    .values({ id: ctx.ids.next(), shiftId, accountId, joinedAt: now })
    .onConflictDoNothing()
    .returning({ id: shiftWaits.id });
  const line = await ctx.db
    .select({ accountId: shiftWaits.accountId })
    .from(shiftWaits)
    .where(and(eq(shiftWaits.shiftId, shiftId), eq(shiftWaits.state, 'waiting')))
    .orderBy(asc(shiftWaits.joinedAt), asc(shiftWaits.id));
  if (joined.length > 0) {
    await record(ctx, now, {
      action: 'shifts.wait',
      subjectKind: 'shift',
      subjectId: shiftId,
      areaPath: shift.areaPath,
    });
    await placeFreed(ctx, now, shiftId);
  }
  return { outcome: 'waiting', place: line.findIndex((each) => each.accountId === accountId) + 1 };
}
