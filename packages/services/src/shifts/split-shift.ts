import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid } from '@linli/contracts/problem';
import { RoleDemand, type ShiftRules } from '@linli/contracts/shifts/values';
import { arrayLiteral } from '@linli/db/array-literal';
import { claims } from '@linli/db/shifts/tables';
import { dayOf } from '@linli/domain/civil-time';
import { askedUntil } from '@linli/domain/shifts/demand/asked-until';
import type { PlannedShift } from '@linli/domain/shifts/demand/expand-day';
import { nightMinutes } from '@linli/domain/shifts/night-minutes';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { queueNotices } from '../notices/queue-notices.ts';
import { withdrawRelieves } from './empty-shifts.ts';
import { loadComing } from './load-coming.ts';
import { loadRules } from './load-rules.ts';
import { moveClaims } from './move-claims.ts';
import { ringOffers } from './ring-offers.ts';
import type { ShiftFound } from './shift-row.ts';
import { tellMoved } from './tell-moved.ts';
import { wakeShifts } from './wake-shifts.ts';
import { addShifts, changeShifts } from './write-shifts.ts';

const MINUTE = 60_000;
const Roles = z.array(RoleDemand);

/**
 * Splits a shift in two at a moment. Its people keep the first half and are asked whether they stay for the second one; from
 * then on no change of the pattern touches either half.
 * @throws Problem not-found, not-allowed; already-done when it was called off; illegal-transition once it has begun;
 *   invalid-input for a moment that does not lie within it, is no whole minute, or at which another one begins
 */
export async function splitShift(
  ctx: Ctx,
  { shiftId, at, changeOverMinutes }: ParsedInputOf<'POST /shifts/split'>,
): Promise<ReplyOf<'POST /shifts/split'>> {
  const now = ctx.clock.now();
  const found = await loadComing(ctx, now, shiftId);
  const { shift } = found;
  const cut = new Date(at);
  if (cut <= shift.startsAt || cut >= shift.endsAt || cut.getTime() % MINUTE !== 0)
    throw invalid('/at', 'impossible');
  const { rules } = await loadRules(ctx, shift.areaPath);
  const part = (startsAt: Date, endsAt: Date, changeOver: number): PlannedShift => ({
    day: dayOf(startsAt, ctx.settings.zone),
    startsAt,
    endsAt,
    changeOverMinutes: changeOver,
    minutes: Math.round((endsAt.getTime() - startsAt.getTime()) / MINUTE),
    nightMinutes: nightMinutes(startsAt, endsAt, rules, ctx.settings.zone),
    people: shift.people,
    roles: Roles.parse(shift.roles),
  });
  const first = part(shift.startsAt, cut, changeOverMinutes);
  const second = part(cut, shift.endsAt, shift.changeOverMinutes);
  await changeShifts(ctx, now, [{ from: { shiftId }, to: first }], { rules, byHand: true });
  const [secondId] = await addShifts(ctx, now, { ...shift, rules }, [second], { byHand: true });
  if (secondId === undefined) throw invalid('/at', 'impossible');
  const people = await shareOut(ctx, now, found, { first, second, secondId, rules });
  await wakeShifts(ctx);
  await record(ctx, now, {
    action: 'shifts.split',
    subjectKind: 'shift',
    subjectId: shiftId,
    areaPath: shift.areaPath,
    facts: { second: secondId, at: cut.toISOString(), people },
  });
  return { shiftIds: [shiftId, secondId] };
}

/** People of the shift stay on the first half and are asked for the second one. */
async function shareOut(
  ctx: Ctx,
  now: Date,
  { shift }: ShiftFound,
  {
    first,
    second,
    secondId,
    rules,
  }: { first: PlannedShift; second: PlannedShift; secondId: string; rules: ShiftRules },
): Promise<number> {
  const held = await ctx.db
    .select()
    .from(claims)
    .where(and(eq(claims.shiftId, shift.id), inArray(claims.state, ['offered', 'claimed'])))
    .orderBy(asc(claims.createdAt), asc(claims.id));
  const ids = held.map(({ id }) => id);
  await withdrawRelieves(ctx, now, ids);
  await moveClaims(
    ctx,
    ids.map((claimId) => ({ claimId, startsAt: first.startsAt, endsAt: first.endsAt, confirmBy: null })),
  );
  await tellMoved(ctx, now, ids);
  // Where fewer are wanted by now than stand there, the second half asks no more than it needs.
  const asked = held.slice(0, second.people);
  if (asked.length === 0) return 0;
  const confirmBy = askedUntil(now, second.startsAt, rules);
  const offered = await ctx.db
    .insert(claims)
    .values(
      asked.map(({ accountId, roles }) => ({
        id: ctx.ids.next(),
        shiftId: secondId,
        accountId,
        state: 'offered',
        way: 'staff',
        roles,
        startsAt: second.startsAt,
        endsAt: second.endsAt,
        createdAt: now,
        createdBy: signedIn(ctx).accountId,
        confirmBy,
      })),
    )
    .returning({ id: claims.id });
  await queueNotices(
    ctx,
    now,
    'shift-offered',
    sql`select account_id, 'shift-offered:' || id as matter,
        jsonb_build_object('claimId', id, 'shifts', 1, 'until', ${confirmBy.toISOString()}::text) as facts
      from claims where id = any(${arrayLiteral(offered.map(({ id }) => id))}::uuid[])`,
  );
  await ringOffers(ctx, confirmBy);
  return asked.length;
}
