import type { ClaimState } from '@linli/contracts/shifts/labels';

/** States in which a claim holds its place; the same list guards the table. */
export const heldStates = ['offered', 'claimed', 'on-duty', 'left', 'done'] as const satisfies ClaimState[];

/** Where a claim may go from each state; the table refuses everything else (trigger `claims_way`). */
const ways: Readonly<Record<ClaimState, readonly ClaimState[]>> = {
  offered: ['claimed', 'declined', 'expired', 'taken-off'],
  // Back to offered: its times changed, and whoever holds it is asked again.
  claimed: ['on-duty', 'cancelled', 'replaced', 'taken-off', 'no-show', 'offered'],
  'on-duty': ['left'],
  left: ['done'],
  // After a dispute: they were there, or the record is taken back.
  'no-show': ['done', 'cancelled'],
  done: [],
  declined: [],
  expired: [],
  cancelled: [],
  replaced: [],
  'taken-off': [],
};

export const mayGo = (from: ClaimState, to: ClaimState): boolean => ways[from].includes(to);
