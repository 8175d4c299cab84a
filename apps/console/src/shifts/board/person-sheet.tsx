import { useQuery } from '@tanstack/react-query';
import { Button, Modal, Select } from 'antd';
import { useState } from 'react';
import { Part } from '../../shell/states.tsx';
import { useWords } from '../../state/use-words.ts';
import { boardWords } from '../../words/board.ts';
import { useCarry } from './carry.tsx';
import { type BoardPerson, type BoardShift, type Mover, type Moves, markOf } from './facts.ts';
import { useNames } from './use-names.ts';

/** Somebody's place: how it stands, and what can be done about it without dragging. */
export function PersonSheet({
  shift,
  person,
  fixed,
  onClose,
}: {
  shift: BoardShift;
  person: BoardPerson;
  fixed: boolean;
  onClose: () => void;
}) {
  const say = useWords(boardWords);
  const names = useNames();
  const { moves, change } = useCarry();
  const from = { shift, person };
  const takeOff = async () => {
    if (!moves) return;
    const what = say('takenOff', { name: person.name, shift: names.shift(shift) });
    if (await change(what, () => moves.takeOff(from))) onClose();
  };
  const lock = async () => {
    await moves?.lock?.(from);
    onClose();
  };
  return (
    <Modal
      open
      title={person.name}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{say('close')}</Button>}
    >
      <p>{names.shift(shift)}</p>
      <p className="note">{person.note}</p>
      {fixed ? (
        moves && !person.locked && <p className="note">{say('notMovable')}</p>
      ) : (
        <>
          {moves && (
            <MoveFields
              moves={moves}
              mover={{ accountId: person.accountId, name: person.name, from }}
              onDone={onClose}
            />
          )}
          <div className="acts">
            <Button danger onClick={takeOff}>
              {say('take')}
            </Button>
          </div>
        </>
      )}
      {moves?.lock && person.movable && (
        <Button onClick={lock}>{say(person.locked ? 'unlock' : 'lock')}</Button>
      )}
    </Modal>
  );
}

/** Every shift of the week to choose from, those that are not possible with why, then the people to swap with. */
function MoveFields({ moves, mover, onDone }: { moves: Moves; mover: Mover; onDone: () => void }) {
  const say = useWords(boardWords);
  const names = useNames();
  const { posts, change } = useCarry();
  const [chosen, setChosen] = useState<string>();
  const open = posts.flatMap(({ shifts }) => shifts.filter(({ closed }) => !closed));
  const weighed = useQuery({
    queryKey: ['weighed', mover.accountId, mover.from?.shift.shiftId, open.map(({ shiftId }) => shiftId)],
    queryFn: () =>
      moves.weigh(
        mover,
        open.map(({ shiftId }) => shiftId),
      ),
    staleTime: 0,
  });
  return (
    <Part of={weighed}>
      {(found) => {
        const targets = open
          .flatMap((shift) => [{ shift, swap: null }, ...shift.places.map((swap) => ({ shift, swap }))])
          .map((target) => ({
            target,
            key: `${target.shift.shiftId}:${target.swap?.accountId ?? ''}`,
            mark: markOf(found, mover, target),
          }))
          .filter(({ mark }) => mark.state === 'allowed' || mark.state === 'forbidden')
          .sort((a, b) => Number(a.mark.state === 'forbidden') - Number(b.mark.state === 'forbidden'));
        const target = targets.find(({ key }) => key === chosen)?.target;
        const move = async () => {
          if (!target || !mover.from) return;
          const what = target.swap
            ? say('swapped', { name: mover.name, other: target.swap.name })
            : say('done', {
                name: mover.name,
                from: names.shift(mover.from.shift),
                to: names.shift(target.shift),
              });
          if (await change(what, () => moves.drop(mover, target))) onDone();
        };
        return (
          <div className="filters">
            <Select
              className="wide"
              showSearch={{ optionFilterProp: 'label' }}
              aria-label={say('move')}
              placeholder={say('moveWhere')}
              value={chosen}
              onChange={setChosen}
              options={targets.map(({ target: each, key, mark }) => ({
                value: key,
                disabled: mark.state !== 'allowed',
                label:
                  mark.state === 'forbidden'
                    ? `${names.target(each)} · ${names.why(mark)}`
                    : `${each.swap ? `${say('swapHere')} · ` : ''}${names.target(each)}`,
              }))}
            />
            <Button type="primary" disabled={!target} onClick={move}>
              {say('moveDo')}
            </Button>
          </div>
        );
      }}
    </Part>
  );
}
