import { keptByReasons } from '@linli/contracts/rosters/labels';
import { ColumnHeads } from '../../shell/column-heads.tsx';
import { Rows } from '../../shell/rows.tsx';
import { useLabel, useWords } from '../../state/use-words.ts';
import { useParts } from '../../wire/queries.ts';
import { rostersWords } from '../../words/rosters.ts';
import { hoursOf } from '../board/facts.ts';

const columns = [
  'name',
  'shifts',
  'hours',
  'nights',
  'weekends',
  'before',
  'wishesKept',
  'wishesMissed',
  'kept',
] as const;

/** What a proposal gives each person, and why some could have no shift of it. */
export function RosterPeople({ rosterId }: { rosterId: string }) {
  const say = useWords(rostersWords);
  const label = useLabel();
  const people = useParts('GET /rosters/:rosterId/people', { rosterId, limit: 100 });
  return (
    <section className="card" aria-label={say('persons')}>
      <Rows of={people} empty={say('noPersons')}>
        {(items) => (
          <table className="table">
            <ColumnHeads of={columns} say={say} />
            <tbody>
              {items.map((person) => (
                <tr key={person.accountId}>
                  <th scope="row">{person.name}</th>
                  <td>{person.shifts}</td>
                  <td>{hoursOf(person.minutes)}</td>
                  <td>{hoursOf(person.nightMinutes)}</td>
                  <td>{person.weekends}</td>
                  <td>{hoursOf(person.beforeMinutes)}</td>
                  <td>{person.wishesKept}</td>
                  <td>{person.wishesMissed}</td>
                  <td>{person.keptBy.map((reason) => label(keptByReasons[reason])).join(say('and'))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Rows>
    </section>
  );
}
