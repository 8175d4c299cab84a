import { describe, expect, it } from 'vitest';
import type { BoardShift } from '../board/facts.ts';
import { editFor, undoOf } from './roster-edits.ts';

const shift = (shiftId: string) => ({ shiftId }) as BoardShift;
const person = (accountId: string) => ({
  accountId,
  name: accountId,
  claimId: null,
  sure: true,
  movable: true,
  locked: false,
  note: '',
});
const fromList = { accountId: 'a', name: 'a', from: null };
const carried = { accountId: 'a', name: 'a', from: { shift: shift('one'), person: person('a') } };

describe('edits of a proposal', () => {
  it.each([
    ['put', fromList, null],
    ['move', carried, null],
    ['swap', carried, person('b')],
  ] as const)('%s: what takes it back taken back is the edit again', (kind, mover, swap) => {
    const edit = editFor(mover, { shift: shift('two'), swap });
    expect(edit.kind).toBe(kind);
    expect(undoOf(undoOf(edit))).toEqual(edit);
  });

  it('taking a swap back names each where they stand by then', () => {
    const edit = editFor(carried, { shift: shift('two'), swap: person('b') });
    expect(undoOf(edit)).toEqual({
      kind: 'swap',
      shiftId: 'two',
      accountId: 'a',
      withShiftId: 'one',
      withAccountId: 'b',
    });
  });
});
