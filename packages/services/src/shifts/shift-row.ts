import { RoleDemand, type ShiftRow } from '@linli/contracts/shifts/values';
import { checkpoints, shifts } from '@linli/db/shifts/tables';
import { z } from 'zod';

/** What a list of shifts selects: `from(shifts).innerJoin(checkpoints, …)`. */
export const shiftColumns = { shift: shifts, checkpoint: checkpoints.name, place: checkpoints.place };

export interface ShiftFound {
  readonly shift: typeof shifts.$inferSelect;
  readonly checkpoint: string;
  readonly place: string;
}

const Roles = z.array(RoleDemand);

/** A shift as lists show it. */
export function shiftRow({ shift, checkpoint, place }: ShiftFound): ShiftRow {
  return {
    shiftId: shift.id,
    checkpointId: shift.checkpointId,
    checkpoint,
    place,
    day: shift.day,
    startsAt: shift.startsAt.toISOString(),
    endsAt: shift.endsAt.toISOString(),
    minutes: shift.minutes,
    nightMinutes: shift.nightMinutes,
    people: shift.people,
    taken: shift.taken,
    roles: Roles.parse(shift.roles),
    state: shift.state as ShiftRow['state'],
  };
}
