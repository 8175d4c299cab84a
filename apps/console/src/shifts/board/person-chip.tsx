import { LockOutlined, SwapOutlined } from '@ant-design/icons';
import { useDraggable, useDroppable } from '@dnd-kit/core';
import { useState } from 'react';
import { useWords } from '../../state/use-words.ts';
import { boardWords } from '../../words/board.ts';
import { dragProps, useCarry } from './carry.tsx';
import type { BoardPerson, BoardShift } from './facts.ts';
import { PersonSheet } from './person-sheet.tsx';
import { useNames } from './use-names.ts';

/** Somebody on a shift: dragged, dragged onto to swap, or opened to see why and to change it without dragging. */
export function PersonChip({ shift, person }: { shift: BoardShift; person: BoardPerson }) {
  const say = useWords(boardWords);
  const names = useNames();
  const { moves, carried, markOf } = useCarry();
  const [open, setOpen] = useState(false);
  const fixed = moves === undefined || !person.movable || person.locked || shift.closed;
  const target = { shift, swap: person };
  const mark = person.movable && !person.locked ? markOf(target) : { state: 'none' as const };
  const id = `${shift.shiftId}:${person.accountId}`;
  const drop = useDroppable({ id: `place:${id}`, data: { ...target, mark }, disabled: fixed });
  const drag = useDraggable({
    id: `hold:${id}`,
    data: { accountId: person.accountId, name: person.name, from: { shift, person } },
    disabled: fixed,
    attributes: { roleDescription: say('roleDescription') },
  });
  const swap = mark.state === 'allowed';
  const why = mark.state === 'forbidden' ? names.why(mark) : undefined;
  const dragging = fixed ? {} : dragProps(drag);
  return (
    <li ref={drop.setNodeRef}>
      <button
        {...dragging}
        ref={drag.setNodeRef}
        type="button"
        className={[
          'person',
          person.sure ? '' : 'person--asked',
          fixed ? 'person--fixed' : '',
          drag.isDragging ? 'person--lifted' : '',
          swap ? 'person--swap' : '',
          drop.isOver && carried ? 'person--over' : '',
        ]
          .filter(Boolean)
          .join(' ')}
        aria-label={say('personAt', { name: person.name, shift: names.shift(shift), state: person.note })}
        title={why ?? person.note}
        onClick={() => setOpen(true)}
      >
        <span>{person.name}</span>
        {person.locked && <LockOutlined aria-label={say('lockedNow')} />}
        {swap && <SwapOutlined className="person__swap" aria-label={say('swapHere')} />}
      </button>
      {open && <PersonSheet shift={shift} person={person} fixed={fixed} onClose={() => setOpen(false)} />}
    </li>
  );
}
