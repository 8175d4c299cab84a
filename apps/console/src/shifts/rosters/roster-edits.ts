import type { RosterEdit } from '@linli/contracts/rosters/endpoints';
import type { Mover, Target } from '../board/facts.ts';

/** An edit of a proposal that moves somebody. */
export type Change = Exclude<RosterEdit, { kind: 'lock' }>;

/** The edit that puts somebody down. */
export function editFor({ accountId, from }: Mover, { shift, swap }: Target): Change {
  if (from === null) return { kind: 'put', shiftId: shift.shiftId, accountId };
  const fromShiftId = from.shift.shiftId;
  return swap
    ? {
        kind: 'swap',
        shiftId: fromShiftId,
        accountId,
        withShiftId: shift.shiftId,
        withAccountId: swap.accountId,
      }
    : { kind: 'move', fromShiftId, toShiftId: shift.shiftId, accountId };
}

/** The edit that takes one back. */
export function undoOf(edit: Change): Change {
  switch (edit.kind) {
    case 'put':
      return { ...edit, kind: 'take' };
    case 'take':
      return { ...edit, kind: 'put' };
    case 'move':
      return { ...edit, fromShiftId: edit.toShiftId, toShiftId: edit.fromShiftId };
    case 'swap':
      return { ...edit, shiftId: edit.withShiftId, withShiftId: edit.shiftId };
  }
}
