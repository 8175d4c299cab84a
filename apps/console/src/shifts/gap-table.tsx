import type { ReplyOf } from '@linli/contracts/catalog';
import { Link } from '@tanstack/react-router';
import { useWhen } from '../state/use-when.ts';
import { useWords } from '../state/use-words.ts';
import { listsWords } from '../words/lists.ts';

type Gap = ReplyOf<'GET /shifts/now'>['gaps'][number];

/** Shifts to come with free places. */
export function GapTable({ items }: { items: readonly Gap[] }) {
  const say = useWords(listsWords);
  const when = useWhen();
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{say('checkpoint')}</th>
          <th scope="col">{say('time')}</th>
          <th scope="col">{say('people')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ shiftId, checkpoint, startsAt, endsAt, people, taken }) => (
          <tr key={shiftId}>
            <th scope="row">
              <Link to="/shifts/$id" params={{ id: shiftId }}>
                {checkpoint}
              </Link>
            </th>
            <td>
              {when.moment(startsAt)}–{when.time(endsAt)}
            </td>
            <td>{say('peopleOf', { taken, wanted: people })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
