import { shiftWaits } from '@linli/db/shifts/tables';
import { againstAsking, mayStand, rolesAt } from '@linli/domain/shifts/may-stand';
import { withPlace } from '@linli/domain/shifts/standing';
import { enqueue } from '@linli/jobs/outbox';
import { and, asc, eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { tell } from '../notices/tell.ts';
import { holdFree, holdShifts } from './hold-places.ts';
import { loadRules } from './load-rules.ts';
import { loadOneShift } from './load-shift-facts.ts';
import { loadStanding } from './load-standing.ts';
import { placeClaim } from './place-claim.ts';
import { ringOffers } from './ring-offers.ts';

// More people than ever wait for one shift; whoever comes after them waits for the next place.
const most = 60;

/**
 * Asks whoever waits for a shift, in the order they came, for as many places as are free; whom a rule hinders now is passed over
 * and goes on waiting. Called in the transaction that freed a place, so that nobody slips in between.
 * @returns how many were asked
 */
export async function placeFreed(ctx: Ctx, now: Date, shiftId: string): Promise<number> {
  await holdShifts(ctx, [shiftId]);
  const waiting = await ctx.db
    .select({ accountId: shiftWaits.accountId })
    .from(shiftWaits)
    .where(and(eq(shiftWaits.shiftId, shiftId), eq(shiftWaits.state, 'waiting')))
    .orderBy(asc(shiftWaits.joinedAt), asc(shiftWaits.id))
    .limit(most);
  const loaded = waiting.length > 0 ? await loadOneShift(ctx, shiftId) : null;
  if (!loaded || loaded.facts.startsAt <= now) return 0;
  let shift = loaded.facts;
  const { rules } = await loadRules(ctx, shift.areaPath);
  const hindered = (person: Parameters<typeof mayStand>[0]) =>
    againstAsking(mayStand(person, shift, rules, now)).length > 0;
  const people = await loadStanding(
    ctx,
    now,
    waiting.map(({ accountId }) => accountId),
    shift,
  );
  const confirmBy = new Date(
    Math.min(now.getTime() + rules.waitlistMinutes * 60_000, shift.startsAt.getTime()),
  );
  let asked = 0;
  let busy = false;
  for (const { accountId } of waiting) {
    if (shift.taken >= shift.people) break;
    const seen = people.get(accountId);
    if (!seen || hindered(seen)) continue;
    // People are held before shifts; here it is the other way round, so nobody is waited for.
    if (!(await holdFree(ctx, [accountId])).has(accountId)) {
      busy = true;
      continue;
    }
    const person = (await loadStanding(ctx, now, [accountId], shift)).get(accountId);
    if (!person || hindered(person)) continue;
    const claimId = await placeClaim(ctx, now, { person, shift, way: 'waitlist', by: null, confirmBy });
    ({ shift } = withPlace(person, shift, {
      claimId,
      accountId,
      roles: rolesAt(person, shift),
    }));
    asked++;
    await record(ctx, now, {
      action: 'shifts.ask-waiting',
      subjectKind: 'claim',
      subjectId: claimId,
      areaPath: shift.areaPath,
      facts: { accountId },
    });
    await tell(ctx, now, {
      kind: 'shift-place-free',
      accountIds: [accountId],
      matter: `shift-place-free:${claimId}`,
      facts: { claimId, shiftId, until: confirmBy.toISOString() },
      expiresAt: confirmBy,
    });
  }
  if (asked > 0) await ringOffers(ctx, confirmBy);
  // Somebody was in the middle of something else: they are looked at again when they are through with it.
  if (busy && shift.taken < shift.people)
    await enqueue(ctx, 'shifts.fill-places', { shiftId }, { runAt: new Date(now.getTime() + 2000) });
  return asked;
}
