import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { dayOf } from '@linli/domain/civil-time';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { demandChaseable } from './demand-chaseable.ts';
import { loadArea } from './load-area.ts';
import { loadSlot } from './load-slot.ts';
import { queueReminders } from './queue-reminders.ts';

/**
 * Reminds those who are missing, once a slot: nobody whose report is in, who refused or who is muted. Counts accounts.
 * @throws Problem not-found, not-allowed; rule-refused when the slot has not opened or takes no more reports
 */
export async function remind(
  ctx: Ctx,
  { slotId, areaId }: ParsedInputOf<'POST /reports/remind'>,
): Promise<ReplyOf<'POST /reports/remind'>> {
  const now = ctx.clock.now();
  const area = await loadArea(ctx, 'reports.chase', areaId);
  const slot = await loadSlot(ctx, slotId);
  demandChaseable(slot, now);
  const today = dayOf(now, ctx.settings.zone);
  const { queued, before } = await queueReminders(ctx, now, { slot, path: area.path, today });
  await record(ctx, now, {
    action: 'reports.remind',
    subjectKind: 'slot',
    subjectId: slotId,
    areaPath: area.path,
    facts: { reminded: queued, alreadyReminded: before },
  });
  return { reminded: queued, alreadyReminded: before };
}
