import { dayOf } from '@linli/domain/civil-time';
import { assignCalls } from '@linli/domain/reports/assign-calls';
import { loadSetting } from '../audit/load-setting.ts';
import type { Ctx } from '../context.ts';
import { findDoors, lockCallLists } from './find-doors.ts';
import { giveCalls } from './give-calls.ts';
import type { Slot } from './load-slot.ts';
import { callersOnDuty } from './on-duty.ts';
import { reportTimes } from './report-times.ts';
import { tellGridLeaders } from './tell-grid-leaders.ts';

/**
 * The rung of the ladder at which people are phoned: households that nobody has in hand go to the head of their building,
 * what is beyond the head's day to the head of the cell, and what is left then the grid leader is told of.
 * @returns how many calls were given
 */
export async function callTheMissing(ctx: Ctx, now: Date, slot: Slot): Promise<number> {
  const today = dayOf(now, ctx.settings.zone);
  const { dailyCalls } = await loadSetting(ctx, reportTimes, slot.roundPath);
  const where = { path: slot.roundPath, today, dailyLimit: dailyCalls };
  await lockCallLists(ctx);
  const { doors, withoutNumber } = await findDoors(ctx, now, { slot, path: slot.roundPath, today });
  const toBuilding = assignCalls(doors, await callersOnDuty(ctx, now, where, { role: 'building-head' }));

  const given = new Set(toBuilding.map(({ householdId }) => householdId));
  const loads = new Map<string, number>();
  for (const { accountId } of toBuilding) loads.set(accountId, (loads.get(accountId) ?? 0) + 1);
  const cellHeads = await callersOnDuty(ctx, now, where, { role: 'cell-head' });
  const toCell = assignCalls(
    doors.filter(({ householdId }) => !given.has(householdId)),
    // Somebody may hold both posts.
    cellHeads.map((head) => ({ ...head, already: head.already + (loads.get(head.accountId) ?? 0) })),
  );
  for (const { householdId } of toCell) given.add(householdId);

  const calls = [...toBuilding, ...toCell];
  await giveCalls(ctx, now, { slotId: slot.id, today, calls, withoutNumber });
  const left = new Map<string, number>();
  for (const { householdId, areaPath } of doors)
    if (!given.has(householdId)) left.set(areaPath, (left.get(areaPath) ?? 0) + 1);
  await tellGridLeaders(
    ctx,
    now,
    'calls-left',
    slot.id,
    [...left].map(([path, count]) => ({ path, count })),
  );
  return calls.length;
}
