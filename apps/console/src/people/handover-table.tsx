import type { ReplyOf } from '@linli/contracts/catalog';
import { Link } from '@tanstack/react-router';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { useWhen } from '../state/use-when.ts';
import { useWords } from '../state/use-words.ts';
import { peopleWords } from '../words/people.ts';

type Item = ReplyOf<'GET /succession/handovers'>['items'][number];

/** Handovers, the newest first. */
export function HandoverTable({ items }: { items: readonly Item[] }) {
  const say = useWords(peopleWords);
  const when = useWhen();
  return (
    <table className="table">
      <ColumnHeads of={['name', 'at', 'reason', 'items', 'successors', 'by']} say={say} />
      <tbody>
        {items.map(({ handoverId, fromName, doneAt, reason, items: count, successors, doneBy }) => (
          <tr key={handoverId}>
            <th scope="row">
              <Link to="/handovers/$id" params={{ id: handoverId }}>
                {fromName || '—'}
              </Link>
            </th>
            <td>{when.moment(doneAt)}</td>
            <td>{reason}</td>
            <td>{count}</td>
            <td>{successors.join(' · ')}</td>
            <td>{doneBy}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
