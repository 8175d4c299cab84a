import { calls } from '@linli/db/reports/tables';
import { ledgerFollower } from '@linli/services/reports/ledger-follower';
import type { makeCallList } from '@linli/services/reports/make-call-list';
import { asc } from 'drizzle-orm';
import { type roundInput, roundOf, slotsOf } from './rounds.ts';
import { stage } from './stage.ts';

/**
 * A stage for those who follow up: two towers of one grid with `doors` households of one person each, whose number is
 * known, and one household without a number. Monday, 16 November 2026, 07:30, in a round nobody has reported in yet.
 */
export async function town(doors = 6, given: Parameters<typeof roundInput>[2] = {}) {
  const on = await stage({ startsAt: '2026-11-15T22:00:00Z', followers: [ledgerFollower] });
  const area = await on.areas({
    community: 'community',
    grid: ['grid', 'community'],
    east: ['building', 'grid'],
    west: ['building', 'grid'],
    beside: ['grid', 'community'],
  });
  const home = async (
    building: { id: string; name: string },
    door: number,
    phone: string | null = on.phone(),
  ) => {
    const household = await on.household(building, {
      door: String(door),
      address: `${building.name} ${door}室`,
    });
    const { personId } = await on.member(household, { phone });
    return { ...household, personId };
  };
  const homes = {
    east: [] as Awaited<ReturnType<typeof home>>[],
    west: [] as Awaited<ReturnType<typeof home>>[],
  };
  // Not in the order of their doors: 10 comes after 2.
  for (let door = doors; door > 0; door--) {
    homes.east.unshift(await home(area.east, door * 2));
    homes.west.unshift(await home(area.west, door * 2));
  }
  const mute = await home(area.east, 1, null);
  const round = await roundOf(on, area.community, given);
  const [slot] = await slotsOf(on, round.roundId);
  if (!slot) throw new Error('the round has no slot');
  const at = (time: string, day = '2026-11-16') => on.clock.set(new Date(`${day}T${time}:00+08:00`));
  at('07:30');
  const leader = await on.as({ role: 'grid-leader', area: area.grid });
  const volunteers = [
    await on.as({ role: 'volunteer', area: area.grid }),
    await on.as({ role: 'volunteer', area: area.grid }),
  ] as const;
  const eastHead = await on.as({ role: 'building-head', area: area.east });
  const input = (
    callers: readonly { accountId: string; dailyLimit?: number }[],
    more: Partial<Parameters<typeof makeCallList>[1]> = {},
  ) => ({
    slotId: slot.id,
    areaId: area.grid.id,
    callers: callers.map(({ accountId, dailyLimit = 60 }) => ({ accountId, dailyLimit })),
    preview: false,
    ...more,
  });
  const callsGiven = () =>
    on.db
      .select({ householdId: calls.householdId, callerId: calls.callerId, day: calls.day, id: calls.id })
      .from(calls)
      .orderBy(asc(calls.slotId), asc(calls.id));
  return { on, area, homes, mute, round, slot, at, leader, volunteers, eastHead, input, callsGiven };
}
