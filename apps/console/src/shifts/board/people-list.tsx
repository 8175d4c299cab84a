import { useDraggable } from '@dnd-kit/core';
import { Input } from 'antd';
import { Rows } from '../../shell/rows.tsx';
import { useWords } from '../../state/use-words.ts';
import { boardWords } from '../../words/board.ts';
import { dragProps, useCarry } from './carry.tsx';
import { hoursOf } from './facts.ts';
import { LoadBar } from './load-bar.tsx';
import { type BoardCandidate, usePeople } from './people.ts';

/** People to drag onto a free place, with what they carry. */
export function PeopleList() {
  const say = useWords(boardWords);
  const { of, most, find } = usePeople();
  return (
    <section className="card people" aria-label={say('people')}>
      <h2>{say('people')}</h2>
      {find && (
        <Input.Search
          aria-label={say('findPerson')}
          placeholder={say('findPerson')}
          allowClear
          defaultValue={find.name}
          onSearch={find.set}
        />
      )}
      <Rows of={of} empty={say('noPeople')}>
        {(items) => (
          <ul className="plain">
            {items.map((person) => (
              <PersonLine key={person.accountId} person={person} most={most} />
            ))}
          </ul>
        )}
      </Rows>
    </section>
  );
}

function PersonLine({ person, most }: { person: BoardCandidate; most: number | null }) {
  const say = useWords(boardWords);
  const { moves } = useCarry();
  const { accountId, name, minutes, nightMinutes, note } = person;
  const drag = useDraggable({
    id: `list:${accountId}`,
    data: { accountId, name, from: null },
    disabled: moves === undefined,
    attributes: { roleDescription: say('roleDescription') },
  });
  const load = say('loadOf', { name, hours: hoursOf(minutes), night: hoursOf(nightMinutes) });
  return (
    <li className="people__line">
      {moves ? (
        <button
          {...dragProps(drag)}
          ref={drag.setNodeRef}
          type="button"
          className={drag.isDragging ? 'person person--lifted' : 'person'}
          aria-label={load}
          title={note}
        >
          {name}
        </button>
      ) : (
        <span>{name}</span>
      )}
      <span className="people__load">
        {say('load', { hours: hoursOf(minutes) })}
        {nightMinutes > 0 && <span className="note"> {say('nights', { hours: hoursOf(nightMinutes) })}</span>}
        {most !== null && <LoadBar minutes={minutes} most={most} />}
      </span>
    </li>
  );
}
