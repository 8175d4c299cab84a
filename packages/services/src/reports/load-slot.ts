import { Problem } from '@linli/contracts/problem';
import type { SlotView } from '@linli/contracts/reports/values';
import { areas } from '@linli/db/people/tables';
import { roundSlots, rounds } from '@linli/db/reports/tables';
import type { SlotTimes } from '@linli/domain/reports/slot-phase';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

export interface Slot extends SlotTimes {
  readonly id: string;
  readonly roundId: string;
  readonly formId: string;
  readonly day: string;
  readonly part: SlotView['part'];
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly roundAreaId: string;
  readonly roundPath: string;
}

/** A slot with what its round decides. Rights are the caller's to check. @throws Problem not-found */
export async function loadSlot(ctx: Ctx, slotId: string): Promise<Slot> {
  const [slot] = await ctx.db
    .select({
      id: roundSlots.id,
      roundId: roundSlots.roundId,
      formId: rounds.formId,
      day: roundSlots.day,
      part: roundSlots.part,
      opensAt: roundSlots.opensAt,
      closesAt: roundSlots.closesAt,
      roundClosedAt: rounds.closedAt,
      roundAreaId: rounds.areaId,
      roundPath: areas.path,
    })
    .from(roundSlots)
    .innerJoin(rounds, eq(rounds.id, roundSlots.roundId))
    .innerJoin(areas, eq(areas.id, rounds.areaId))
    .where(eq(roundSlots.id, slotId));
  if (!slot) throw new Problem('not-found');
  return { ...slot, part: slot.part as Slot['part'] };
}

/** The slot as it crosses the wire. */
export const slotView = (
  slot: Pick<Slot, 'id' | 'roundId' | 'day' | 'part' | 'opensAt' | 'closesAt'>,
): SlotView => ({
  slotId: slot.id,
  roundId: slot.roundId,
  day: slot.day,
  part: slot.part,
  opensAt: slot.opensAt.toISOString(),
  closesAt: slot.closesAt.toISOString(),
});

/** The same from a row of SQL, whose times are text. */
export const slotViewOfRow = (row: {
  slot_id: string;
  round_id: string;
  day: string;
  part: string;
  opens_at: string;
  closes_at: string;
}): SlotView => ({
  slotId: row.slot_id,
  roundId: row.round_id,
  day: row.day,
  part: row.part as SlotView['part'],
  opensAt: new Date(row.opens_at).toISOString(),
  closesAt: new Date(row.closes_at).toISOString(),
});
