import type { ShiftRules } from '@linli/contracts/shifts/values';
import { shifts } from '@linli/db/shifts/tables';
import type { PlannedShift } from '@linli/domain/shifts/demand/expand-day';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { dueOf } from './set-due.ts';

const atOnce = 500;

/**
 * Adds shifts to a checkpoint: the one place where rows of shifts come from. Where an open one begins at that moment already,
 * nothing is added.
 * @returns ids of those added, in the order given
 */
export async function addShifts(
  ctx: Ctx,
  now: Date,
  { checkpointId, areaPath, rules }: { checkpointId: string; areaPath: string; rules: ShiftRules },
  planned: readonly PlannedShift[],
  { byHand = false } = {},
): Promise<string[]> {
  const ids: string[] = [];
  for (let from = 0; from < planned.length; from += atOnce) {
    const rows = planned.slice(from, from + atOnce).map((shift) => ({
      id: ctx.ids.next(),
      checkpointId,
      areaPath,
      ...shift,
      byHand,
      dueAt: dueOf(ctx, now, shift, rules),
      createdAt: now,
    }));
    const added = await ctx.db
      .insert(shifts)
      .values(rows)
      .onConflictDoNothing({
        target: [shifts.checkpointId, shifts.startsAt],
        where: sql`${shifts.state} = 'open'`,
      })
      .returning({ id: shifts.id });
    ids.push(...added.map(({ id }) => id));
  }
  return ids;
}

/** Gives shifts that stand other figures. Their rows are held by the caller; their claims are moved by `move-claims`. */
export async function changeShifts(
  ctx: Ctx,
  now: Date,
  changes: readonly { readonly from: { readonly shiftId: string }; readonly to: PlannedShift }[],
  { rules, byHand = false }: { rules: ShiftRules; byHand?: boolean },
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ from, to }) => ({
    id: from.shiftId,
    starts_at: to.startsAt,
    ends_at: to.endsAt,
    change_over: to.changeOverMinutes,
    minutes: to.minutes,
    night: to.nightMinutes,
    people: to.people,
    roles: to.roles,
    due_at: dueOf(ctx, now, to, rules),
  }));
  await ctx.db.execute(sql`
    update shifts set starts_at = new.starts_at, ends_at = new.ends_at, change_over_minutes = new.change_over,
      minutes = new.minutes, night_minutes = new.night, people = new.people, roles = new.roles, due_at = new.due_at,
      by_hand = by_hand or ${byHand}::boolean
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new(id uuid, starts_at timestamptz, ends_at timestamptz,
      change_over int, minutes int, night int, people int, roles jsonb, due_at timestamptz)
    where shifts.id = new.id`);
}
