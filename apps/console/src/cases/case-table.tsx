import type { DeskRow } from '@linli/contracts/escalation/endpoints';
import { climbPhases } from '@linli/contracts/escalation/labels';
import { urgencies } from '@linli/contracts/requests/labels';
import { Link } from '@tanstack/react-router';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { useNow, useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { listsWords } from '../words/lists.ts';
import { useTold } from './told.ts';

/** Cases as the desk has them. With `current` the table stands beside the case it has open; else a row opens its page. */
export function CaseTable({
  items,
  current,
  beside = false,
}: {
  items: readonly DeskRow[];
  current?: string;
  beside?: boolean;
}) {
  const say = useWords(listsWords);
  return (
    <table className="table">
      <ColumnHeads<'kind' | 'urgency' | 'place' | 'left' | 'next' | 'who'>
        of={beside ? ['kind', 'left', 'who'] : ['kind', 'urgency', 'place', 'left', 'next', 'who']}
        say={say}
      />
      <tbody>
        {items.map((row) => (
          <Row key={row.caseId} row={row} beside={beside} isCurrent={row.caseId === current} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, beside, isCurrent }: { row: DeskRow; beside: boolean; isCurrent: boolean }) {
  const say = useWords(listsWords);
  const label = useLabel();
  const when = useWhen();
  const told = useTold();
  const now = useNow();
  const { caseKind, caseId, title, place, urgency, state, phase, dueAt, deadlineAt, withWhom, next } = row;
  const moment = dueAt === null ? '' : when.moment(dueAt);
  const words = `${label(title)}${row.number === null ? '' : ` ${row.number}`}`;
  const late = deadlineAt !== null && Date.parse(deadlineAt) < now.getTime();
  return (
    <tr aria-current={isCurrent || undefined}>
      <th scope="row">
        {beside ? (
          <Link to="." search={(before) => ({ ...before, kind: caseKind, id: caseId })}>
            {words}
          </Link>
        ) : (
          <Link to="/cases/$kind/$id" params={{ kind: caseKind, id: caseId }}>
            {words}
          </Link>
        )}
        {beside && (
          <div className="note">
            {label(urgencies[urgency])} · {place}
          </div>
        )}
      </th>
      {!beside && (
        <>
          <td className={urgency === 'danger' ? 'bad' : undefined}>{label(urgencies[urgency])}</td>
          <td>{place}</td>
        </>
      )}
      <td>
        {deadlineAt !== null && (
          <time dateTime={deadlineAt} className={late ? 'bad' : undefined}>
            {when.left(deadlineAt, now)}
          </time>
        )}
        <div className="note">{label(climbPhases[phase])}</div>
      </td>
      {!beside && (
        <td>
          {state === 'stuck' && <span className="bad">{say('stuck')}</span>}
          {state === 'paused' && say('paused')}
          {state === 'running' &&
            dueAt !== null &&
            (next.length === 0
              ? say('nextStuck', { moment })
              : say('nextAt', { moment, who: told.all(next) }))}
        </td>
      )}
      <td>{withWhom ?? <span className="note">{say('nobody')}</span>}</td>
    </tr>
  );
}
