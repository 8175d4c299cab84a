import { arrayLiteral } from '@linli/db/array-literal';
import { relieves } from '@linli/db/shifts/tables';
import { and, eq, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { queueNotices } from '../notices/queue-notices.ts';
import { logDuty } from './log-duty.ts';
import { settleRelieves } from './settle-relieves.ts';
import { endShiftAlerts } from './shift-alerts.ts';

// No gap becomes a case earlier than a day before the start (ShiftRules).
const soon = 24 * 3_600_000;

/**
 * Takes people off their places before a shift begins and tells them, once each; whoever looked for somebody else no longer
 * does, and who had come up from the waitlist is in line again. Places of those on duty or done stay. The rows of the shifts
 * are held by the caller.
 * @returns how many places became free
 */
export async function takeOff(
  ctx: Ctx,
  now: Date,
  claimIds: readonly string[],
  reason: string,
): Promise<number> {
  if (claimIds.length === 0) return 0;
  const by = ctx.actor.kind === 'account' ? ctx.actor.accountId : null;
  const ids = sql`${arrayLiteral(claimIds)}::uuid[]`;
  const gone = await ctx.db.execute<{ id: string }>(sql`
    update claims set state = 'taken-off', ended_at = ${now.toISOString()}::timestamptz, ended_by = ${by}::uuid,
      end_reason = ${reason}::text
    where id = any(${ids}) and state in ('offered', 'claimed') returning id`);
  await withdrawRelieves(ctx, now, claimIds);
  const off = sql`${arrayLiteral(gone.map(({ id }) => id))}::uuid[]`;
  await ctx.db.execute(sql`
    update shift_waits set state = 'waiting', claim_id = null where claim_id = any(${off}) and state = 'asked'`);
  await queueNotices(
    ctx,
    now,
    'shift-called-off',
    sql`select account_id, 'claim:' || id || ':taken-off' as matter,
        jsonb_build_object('claimId', id, 'shiftId', shift_id, 'start', to_char(starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) as facts
      from claims where id = any(${off})`,
  );
  return gone.length;
}

/** Nobody is looked for any more in the place of these claims, nor in exchange for them; who looked is told. */
export async function withdrawRelieves(ctx: Ctx, now: Date, claimIds: readonly string[]): Promise<void> {
  if (claimIds.length === 0) return;
  const ids = sql`${arrayLiteral(claimIds)}::uuid[]`;
  await settleRelieves(
    ctx,
    now,
    and(
      eq(relieves.state, 'open'),
      sql`(${relieves.claimId} = any(${ids}) or ${relieves.withClaimId} = any(${ids}))`,
    ),
    'withdrawn',
  );
}

/**
 * Calls shifts off that have not begun: their people are taken off and told, nobody waits any longer, and the duty log says
 * so where somebody was to stand or a person decided it. The rows are held by the caller.
 */
export async function callOffShifts(
  ctx: Ctx,
  now: Date,
  shiftIds: readonly string[],
  { reason, byHand }: { reason: string; byHand: boolean },
): Promise<void> {
  if (shiftIds.length === 0) return;
  const ids = sql`${arrayLiteral(shiftIds)}::uuid[]`;
  const off = await ctx.db.execute<{
    id: string;
    checkpoint_id: string;
    taken: number;
    starts_at: string;
  }>(sql`
    update shifts set state = 'called-off', end_reason = ${reason}::text, due_at = null, by_hand = by_hand or ${byHand}::boolean
    where id = any(${ids}) and state = 'open' returning id, checkpoint_id, taken, starts_at`);
  await ctx.db.execute(sql`
    update shift_waits set state = 'over', ended_at = ${now.toISOString()}::timestamptz
    where shift_id = any(${ids}) and state in ('waiting', 'asked')`);
  const who = ctx.actor.kind === 'account' ? { accountId: ctx.actor.accountId } : {};
  for (const { id, checkpoint_id: checkpointId, taken, starts_at } of off) {
    if (byHand || taken > 0)
      await logDuty(ctx, now, { shift: { id, checkpointId }, what: 'called-off', ...who });
    if (new Date(starts_at).getTime() - now.getTime() < soon) await endShiftAlerts(ctx, now, id);
  }
  const held = await ctx.db.execute<{ id: string }>(
    sql`select id from claims where shift_id = any(${ids}) and state in ('offered', 'claimed')`,
  );
  await takeOff(
    ctx,
    now,
    held.map(({ id }) => id),
    reason,
  );
}
