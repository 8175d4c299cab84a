import type { AvailabilityView } from '@linli/contracts/rosters/endpoints';
import { dayOf } from '@linli/domain/civil-time';
import { anyTime } from '@linli/domain/rosters/facts';
import type { Ctx } from '../context.ts';
import { loadAvailability } from './load-availability.ts';

/** What somebody said, from today on. */
export async function availabilityView(ctx: Ctx, now: Date, accountId: string): Promise<AvailabilityView> {
  const said = await loadAvailability(ctx, [accountId], dayOf(now, ctx.settings.zone));
  const { patterns, weekHours, notOwnBuilding, away, wishes } = said.get(accountId) ?? anyTime;
  return { patterns: [...patterns], weekHours, notOwnBuilding, away: [...away], wishes: [...wishes] };
}
