import { CheckOutlined, StopOutlined } from '@ant-design/icons';
import { useDroppable } from '@dnd-kit/core';
import { useState } from 'react';
import { useWhen } from '../../state/use-when.ts';
import { useWords } from '../../state/use-words.ts';
import { boardWords } from '../../words/board.ts';
import { useCarry } from './carry.tsx';
import type { BoardShift } from './facts.ts';
import { PersonChip } from './person-chip.tsx';
import { PutSheet } from './put-sheet.tsx';
import { useNames } from './use-names.ts';

/** One shift with its people and its free places; while somebody is carried it says whether they may be put here, and why not. */
export function ShiftBox({ shift }: { shift: BoardShift }) {
  const say = useWords(boardWords);
  const when = useWhen();
  const names = useNames();
  const { moves, carried, markOf } = useCarry();
  const [putting, setPutting] = useState(false);
  const target = { shift, swap: null };
  const mark = shift.closed ? { state: 'none' as const } : markOf(target);
  const { setNodeRef, isOver } = useDroppable({
    id: `shift:${shift.shiftId}`,
    data: { ...target, mark },
    disabled: shift.closed,
  });
  const free = Math.max(0, shift.people - shift.places.length);
  const marked = carried ? mark.state : 'none';
  const why = mark.state === 'forbidden' ? names.why(mark) : undefined;
  return (
    <div
      ref={setNodeRef}
      className={[
        'shift',
        shift.closed ? 'shift--closed' : '',
        free > 0 && !shift.closed ? 'shift--gap' : '',
        `shift--${marked}`,
        isOver && carried ? 'shift--over' : '',
      ]
        .filter(Boolean)
        .join(' ')}
      data-mark={marked}
    >
      <div>
        {when.time(shift.startsAt)}–{when.time(shift.endsAt)}
      </div>
      <div className="shift__line">
        <span className={free > 0 && !shift.closed ? 'bad' : 'note'}>
          {shift.calledOff
            ? say('calledOff')
            : say('taken', { taken: shift.places.length, people: shift.people })}
        </span>
        {marked === 'allowed' && (
          <span className="shift__mark">
            <CheckOutlined aria-hidden /> {say('here')}
          </span>
        )}
        {marked === 'forbidden' && (
          <span className="shift__mark" title={why}>
            <StopOutlined aria-hidden /> {why}
          </span>
        )}
      </div>
      <ul className="plain shift__people">
        {shift.places.map((person) => (
          <PersonChip key={person.accountId} shift={shift} person={person} />
        ))}
        {free > 0 && !shift.closed && (
          <li>
            <button
              type="button"
              className="person person--free"
              disabled={moves === undefined}
              aria-label={say('freeOf', { free, shift: names.shift(shift) })}
              onClick={() => setPutting(true)}
            >
              {say('free')} {free}
            </button>
          </li>
        )}
      </ul>
      {putting && <PutSheet shift={shift} onClose={() => setPutting(false)} />}
    </div>
  );
}
