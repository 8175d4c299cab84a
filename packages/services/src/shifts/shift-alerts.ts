import { checkpoints, type shifts } from '@linli/db/shifts/tables';
import { dayOf, timeOf } from '@linli/domain/civil-time';
import type { AlertFact } from '@linli/domain/reports/alert-facts';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { endForSource, raiseForSource } from '../reports/raise-for-source.ts';
import { countPlaces } from './count-places.ts';

type Shift = typeof shifts.$inferSelect;

const matterOf = (kind: 'shift-gap' | 'shift-missing', shiftId: string) => `${kind}:${shiftId}`;

const plain = (text: string | number) => ({ zh: String(text), en: String(text) });

/** Raises the alert of a shift that lacks people, or whose people are not there. */
export async function raiseShiftAlert(
  ctx: Ctx,
  now: Date,
  shift: Shift,
  raised: { kind: 'shift-gap' | 'shift-missing'; level: 'alert' | 'danger'; missing: number },
): Promise<void> {
  const [checkpoint] = await ctx.db
    .select({ name: checkpoints.name, areaId: checkpoints.areaId })
    .from(checkpoints)
    .where(eq(checkpoints.id, shift.checkpointId));
  if (!checkpoint) throw new Error('a shift without its checkpoint');
  const { zone } = ctx.settings;
  const facts: AlertFact[] = [
    { text: { zh: '卡口', en: 'Checkpoint' }, value: plain(checkpoint.name) },
    {
      text: { zh: '班次', en: 'Shift' },
      value: plain(
        `${dayOf(shift.startsAt, zone)} ${timeOf(shift.startsAt, zone)}–${timeOf(shift.endsAt, zone)}`,
      ),
    },
    { text: { zh: '缺', en: 'Missing' }, value: { zh: `${raised.missing} 人`, en: String(raised.missing) } },
  ];
  await raiseForSource(ctx, now, {
    kind: raised.kind,
    level: raised.level,
    areaId: checkpoint.areaId,
    sourceId: shift.id,
    matter: matterOf(raised.kind, shift.id),
    facts,
  });
}

/**
 * Ends the alerts of a shift that are about nothing any more: every place has somebody who said yes, everybody is there.
 * Whoever fills a place or checks somebody in calls it, in the same transaction.
 */
export async function settleShiftAlerts(
  ctx: Ctx,
  now: Date,
  shift: { id: string; people: number },
): Promise<void> {
  const { unfilled, empty } = await countPlaces(ctx, shift);
  if (unfilled === 0) await endForSource(ctx, now, matterOf('shift-gap', shift.id), 'filled');
  if (empty === 0) await endForSource(ctx, now, matterOf('shift-missing', shift.id), 'filled');
}

/** The shift is over, or it was called off: nobody need go there any more. */
export async function endShiftAlerts(ctx: Ctx, now: Date, shiftId: string): Promise<void> {
  for (const kind of ['shift-gap', 'shift-missing'] as const)
    await endForSource(ctx, now, matterOf(kind, shiftId), 'over');
}
