import { call } from '../../wire/client.ts';
import type { Changed, Moves } from '../board/facts.ts';
import { type Change, editFor, undoOf } from './roster-edits.ts';

/** Moves on a proposal. Each edit names the version it was made on, so that of two who edit at once the second is told. */
export function rosterMoves({ rosterId, version }: { rosterId: string; version: number }): Moves {
  const edit = async (change: Change, on: number): Promise<Changed> => {
    const reply = await call('POST /rosters/edit', { rosterId, version: on, edit: change });
    return reply.outcome === 'refused'
      ? { done: false, reasons: reply.reasons }
      : { done: true, undo: () => edit(undoOf(change), reply.version) };
  };
  return {
    weigh: ({ accountId, from }, shiftIds) =>
      call('POST /rosters/weigh-places', {
        rosterId,
        accountId,
        fromShiftId: from?.shift.shiftId ?? null,
        shiftIds: [...shiftIds],
      }),
    drop: (mover, target) => edit(editFor(mover, target), version),
    takeOff: ({ shift, person: { accountId } }) =>
      edit({ kind: 'take', shiftId: shift.shiftId, accountId }, version),
    lock: ({ shift, person: { accountId, locked } }) =>
      call('POST /rosters/edit', {
        rosterId,
        version,
        edit: { kind: 'lock', shiftId: shift.shiftId, accountId, locked: !locked },
      }),
  };
}
