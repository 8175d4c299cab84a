import type { ReplyOf } from '@linli/contracts/catalog';
import { roles } from '@linli/contracts/identity/roles';
import { Link } from '@tanstack/react-router';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { peopleWords } from '../words/people.ts';
import { useDoubt } from './use-doubt.ts';

type Item = ReplyOf<'GET /people/false-coverage'>['items'][number];

/** People whose posts stand on paper, with what speaks for that. */
export function DoubtTable({ items }: { items: readonly Item[] }) {
  const say = useWords(peopleWords);
  const label = useLabel();
  const when = useWhen();
  const doubt = useDoubt();
  return (
    <table className="table">
      <ColumnHeads of={['name', 'why', 'posts', 'lastAct']} say={say} />
      <tbody>
        {items.map(({ accountId, holderName, doubts, posts, lastActAt }) => (
          <tr key={accountId}>
            <th scope="row">
              <Link to="/people/$id" params={{ id: accountId }}>
                {holderName || '—'}
              </Link>
            </th>
            <td>
              <ul className="plain">
                {doubts.map((each) => (
                  <li key={`${each.fault} ${each.facts.most ?? ''}`} className="bad">
                    {doubt(each)}
                  </li>
                ))}
              </ul>
            </td>
            <td>
              <ul className="plain">
                {posts.map(({ appointmentId, role, areaName }) => (
                  <li key={appointmentId}>
                    {label(roles[role])} · {areaName}
                  </li>
                ))}
              </ul>
            </td>
            <td>
              {lastActAt === null ? <span className="note">{say('noAct')}</span> : when.date(lastActAt)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
