import { graceMs } from './round-slots.ts';

export interface SlotTimes {
  readonly opensAt: Date;
  readonly closesAt: Date;
  /** When the round was ended before its time. */
  readonly roundClosedAt: Date | null;
}

/** Where a slot stands: `late` still takes reports, which are shown as late. */
export type SlotPhase = 'ahead' | 'open' | 'late' | 'over';

/** Where a slot stands at an instant; the end of the window and of the round are outside. */
export function slotPhase({ opensAt, closesAt, roundClosedAt }: SlotTimes, now: Date): SlotPhase {
  if (now < opensAt) return 'ahead';
  if (roundClosedAt !== null && now >= roundClosedAt) return 'over';
  if (now < closesAt) return 'open';
  return now.getTime() < closesAt.getTime() + graceMs ? 'late' : 'over';
}
