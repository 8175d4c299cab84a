import type { ReplyOf } from '@linli/contracts/catalog';
import { roles } from '@linli/contracts/identity/roles';
import { Link } from '@tanstack/react-router';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { peopleWords } from '../words/people.ts';

type Item = ReplyOf<'GET /succession/left-behind'>['items'][number];

/** People who left and still have things open. */
export function LeftTable({ items }: { items: readonly Item[] }) {
  const say = useWords(peopleWords);
  const label = useLabel();
  const when = useWhen();
  return (
    <table className="table">
      <ColumnHeads of={['name', 'role', 'place', 'leftAt', 'open']} say={say} />
      <tbody>
        {items.map(({ accountId, name, role, areaName, leftAt, open }) => (
          <tr key={accountId}>
            <th scope="row">
              <Link to="/people/$id" params={{ id: accountId }}>
                {name || '—'}
              </Link>
            </th>
            <td>{label(roles[role])}</td>
            <td>{areaName}</td>
            <td>{when.date(leftAt)}</td>
            <td className="bad">{open}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
