import type { ReplyOf } from '@linli/contracts/catalog';
import { call } from '../../wire/call.ts';
import type { Duty, OpenShift } from '../claim-sheet.tsx';

export type Checkpoint = ReplyOf<'GET /shifts/claims/:claimId'>['checkpoint'];
type Whole = ReplyOf<'GET /shifts/shift/:shiftId'>;

/** What the page shows: a shift and its checkpoint; a place of mine on it, or how it is open to me. */
export interface ShiftShown {
  shift: Duty['shift'];
  checkpoint: Checkpoint;
  mine: Duty | null;
  open: OpenShift | null;
  /** For those who lead there. */
  places: Whole['places'];
}

const ended: readonly string[] = ['declined', 'expired', 'cancelled', 'replaced', 'taken-off'];

/** Whether a place was once mine and no longer is. */
export const isGone = ({ state }: Pick<Duty, 'state'>): boolean => ended.includes(state);

/** Loads by the place (`claimId`) or by the shift; a place given up long ago does not hide that the shift is open. @throws CallFailed */
export async function loadShift(about: { claimId?: string; shiftId?: string }): Promise<ShiftShown> {
  if (about.claimId !== undefined) {
    const { checkpoint, ...mine } = await call('GET /shifts/claims/:claimId', { claimId: about.claimId });
    return { shift: mine.shift, checkpoint, mine, open: null, places: null };
  }
  const { checkpointView, mine, places, ...open } = await call('GET /shifts/shift/:shiftId', {
    shiftId: about.shiftId ?? '',
  });
  const held = mine === null || isGone(mine) ? null : mine;
  return { shift: open, checkpoint: checkpointView, mine: held, open: held ? null : open, places };
}
