import { nightMinutes } from '@linli/domain/shifts/night-minutes';
import type { Ctx } from '../context.ts';
import { writeHours } from '../hours/write-hours.ts';
import type { LoadedClaim } from './load-claim.ts';
import { loadRules } from './load-rules.ts';

/** Writes the hours of a duty into the record of service, with what of them was night by the limits of the place. */
export async function writeServed(
  ctx: Ctx,
  now: Date,
  { claim, shift, checkpoint }: LoadedClaim,
  { from, minutes, by }: { from: Date; minutes: number; by: string },
): Promise<void> {
  const { rules } = await loadRules(ctx, shift.areaPath);
  const until = new Date(from.getTime() + minutes * 60_000);
  await writeHours(ctx, now, {
    accountId: claim.accountId,
    kind: 'shift',
    sourceId: claim.id,
    fromAt: from,
    minutes,
    nightMinutes: nightMinutes(from, until, rules, ctx.settings.zone),
    areaId: checkpoint.areaId,
    place: checkpoint.name,
    confirmedBy: by,
  });
}
