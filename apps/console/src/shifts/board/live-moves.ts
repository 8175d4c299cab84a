import type { ReplyOf } from '@linli/contracts/catalog';
import { call } from '../../wire/client.ts';
import type { Changed, Mover, Moves } from './facts.ts';

interface How {
  /** They said yes already; else they are asked. */
  agreed: boolean;
  /** Told to them. */
  reason: string;
  /** Told to them when it is taken back. */
  undoReason: string;
}

type Placed = ReplyOf<'POST /shifts/move'>;

/** Moves on the week as it is: claims that are made, ended, moved and swapped. */
export function liveMoves({ agreed, reason, undoReason }: How): Moves {
  const refused = (reply: Exclude<Placed, { claimId: string }>): Changed => ({
    done: false,
    reasons: reply.outcome === 'full' ? [{ reason: 'full', facts: {} }] : reply.reasons,
  });
  const assign = async (
    shiftId: string,
    accountId: string,
    how: { agreed: boolean; reason: string },
  ): Promise<Changed> => {
    const reply = await call('POST /shifts/assign', { shiftId, accountId, ...how });
    if (!('claimId' in reply)) return refused(reply);
    return { done: true, undo: () => takeOff(reply.claimId, shiftId, accountId, false, undoReason) };
  };
  const takeOff = async (
    claimId: string,
    shiftId: string,
    accountId: string,
    sure: boolean,
    why: string,
  ): Promise<Changed> => {
    await call('POST /shifts/take-off', { claimId, reason: why });
    return { done: true, undo: () => assign(shiftId, accountId, { agreed: sure, reason: undoReason }) };
  };
  /** `sure`: the place they come from was theirs by their yes, so that going back there needs no other. */
  const move = async (
    claimId: string,
    fromShiftId: string,
    toShiftId: string,
    sure: boolean,
    how: { agreed: boolean; reason: string },
  ): Promise<Changed> => {
    const reply = await call('POST /shifts/move', { claimId, toShiftId, ...how });
    if (!('claimId' in reply)) return refused(reply);
    return {
      done: true,
      undo: () =>
        move(reply.claimId, toShiftId, fromShiftId, how.agreed, { agreed: sure, reason: undoReason }),
    };
  };
  const swap = async (
    claimId: string,
    withClaimId: string,
    sure: boolean,
    how: { agreed: boolean; reason: string },
  ): Promise<Changed> => {
    const reply = await call('POST /shifts/swap', { claimId, withClaimId, ...how });
    if (!('claimId' in reply)) return { done: false, reasons: [...reply.reasons, ...reply.others] };
    return {
      done: true,
      undo: () => swap(reply.claimId, reply.otherClaimId, how.agreed, { agreed: sure, reason: undoReason }),
    };
  };
  const claimOf = ({ from }: Mover) => from?.person.claimId ?? null;
  return {
    weigh: (mover, shiftIds) =>
      call('POST /shifts/weigh-places', {
        accountId: mover.accountId,
        claimId: claimOf(mover),
        shiftIds: [...shiftIds],
      }),
    drop(mover, { shift, swap: other }) {
      const claimId = claimOf(mover);
      if (mover.from === null || claimId === null)
        return assign(shift.shiftId, mover.accountId, { agreed, reason });
      const { sure } = mover.from.person;
      if (other?.claimId) return swap(claimId, other.claimId, sure && other.sure, { agreed, reason });
      return move(claimId, mover.from.shift.shiftId, shift.shiftId, sure, { agreed, reason });
    },
    takeOff: ({ shift, person }) =>
      takeOff(person.claimId ?? '', shift.shiftId, person.accountId, person.sure, reason),
  };
}
