import type { ReplyOf } from '@linli/contracts/catalog';
import { roles } from '@linli/contracts/identity/roles';
import { Link } from '@tanstack/react-router';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { useNow, useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { peopleWords } from '../words/people.ts';

type Item = ReplyOf<'GET /people/appointments'>['items'][number];

/** Posts with who holds or held them, from–until. */
export function PostTable({ items, ended }: { items: readonly Item[]; ended: boolean }) {
  const say = useWords(peopleWords);
  const label = useLabel();
  const when = useWhen();
  return (
    <table className="table">
      <ColumnHeads of={['name', 'role', 'place', 'from', 'until']} say={say}>
        {ended && <th scope="col">{say('endedWhy')}</th>}
      </ColumnHeads>
      <tbody>
        {items.map((post) => (
          <tr key={post.appointmentId}>
            <th scope="row">
              <Link to="/people/$id" params={{ id: post.accountId }}>
                {post.holderName || '—'}
              </Link>
            </th>
            <td>
              {label(roles[post.role])}
              {post.secondedFrom !== null && (
                <div className="note">{say('seconded', { unit: post.secondedFrom })}</div>
              )}
            </td>
            <td>{post.areaName}</td>
            <td>{when.date(post.fromAt)}</td>
            <td>
              <Until at={post.untilAt} ended={ended} />
            </td>
            {ended && <td>{post.endReason ?? ''}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const FORTNIGHT = 14 * 86_400_000;

/** The day a post ends by itself; said louder when it is near. */
export function Until({ at, ended }: { at: string | null; ended: boolean }) {
  const say = useWords(peopleWords);
  const when = useWhen();
  const now = useNow();
  if (at === null) return <span className="note">{say('openEnd')}</span>;
  const near = !ended && Date.parse(at) - now.getTime() < FORTNIGHT;
  return (
    <>
      {when.date(at)}
      {near && <div className="bad">{when.left(at, now)}</div>}
    </>
  );
}
