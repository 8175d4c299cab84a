import type { ReplyOf } from '@linli/contracts/catalog';
import { roles } from '@linli/contracts/identity/roles';
import { areaKinds } from '@linli/contracts/people/areas';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { peopleWords } from '../words/people.ts';

type Item = ReplyOf<'GET /people/empty-posts'>['items'][number];

/** Posts nobody holds, down the tree. */
export function EmptyTable({ items }: { items: readonly Item[] }) {
  const say = useWords(peopleWords);
  const label = useLabel();
  const when = useWhen();
  return (
    <table className="table">
      <ColumnHeads of={['place', 'role', 'households', 'since', 'lastHolder', 'missed']} say={say} />
      <tbody>
        {items.map((post) => (
          <tr key={`${post.areaId} ${post.role}`}>
            <th scope="row">
              {post.areaName} <span className="note">{label(areaKinds[post.areaKind])}</span>
            </th>
            <td>{label(roles[post.role])}</td>
            <td>{post.households}</td>
            <td>{post.since === null ? say('never') : when.date(post.since)}</td>
            <td>{post.lastHolder ?? ''}</td>
            <td className={post.missedDays > 0 ? 'bad' : undefined}>{post.missedDays}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
