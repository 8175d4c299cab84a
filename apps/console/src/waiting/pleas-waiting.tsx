import type { ReplyOf } from '@linli/contracts/catalog';
import { type PleaKind, pleaKinds } from '@linli/contracts/requests/labels';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { DecideSheet } from '../cases/decide-sheet.tsx';
import { TimeLeftText } from '../cases/time-left-text.tsx';
import { Card } from '../shell/card.tsx';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { Rows } from '../shell/rows.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { useParts } from '../wire/queries.ts';
import { actsWords } from '../words/acts.ts';
import { waitingWords } from '../words/waiting.ts';

type Plea = ReplyOf<'GET /requests/pleas'>['items'][number];
const columns = ['matter', 'asks', 'why', 'until', 'by', 'left', 'decide'] as const;

/** Extension, return and suspension 延期/回退/挂账 that wait for my decision, longest waiting first. */
export function PleasWaiting() {
  const say = useWords(waitingWords);
  const sayActs = useWords(actsWords);
  const label = useLabel();
  const when = useWhen();
  const [deciding, setDeciding] = useState<{ plea: Plea; granted: boolean }>();
  const pleas = useParts('GET /requests/pleas', { limit: 30 }, { every: 60 });
  return (
    <Card title={say('pleas')}>
      <Rows of={pleas} empty={say('noPleas')}>
        {(items) => (
          <table className="table">
            <ColumnHeads of={columns} say={say} />
            <tbody>
              {items.map((plea) => (
                <tr key={plea.pleaId}>
                  <th scope="row">
                    <Link to="/cases/$kind/$id" params={{ kind: 'request', id: plea.request.requestId }}>
                      {label(plea.request.kind)} {plea.request.number}
                    </Link>
                    <div className="note">{plea.request.place}</div>
                  </th>
                  <td>{label(pleaKinds[plea.kind as PleaKind])}</td>
                  <td>{plea.reason}</td>
                  <td>{plea.untilAt === null ? '' : when.moment(plea.untilAt)}</td>
                  <td>
                    {plea.askedBy}
                    <div className="note">{when.moment(plea.askedAt)}</div>
                  </td>
                  <td>
                    <TimeLeftText request={plea.request} />
                  </td>
                  <td>
                    <div className="acts acts--row">
                      <Button onClick={() => setDeciding({ plea, granted: true })}>{sayActs('grant')}</Button>
                      <Button onClick={() => setDeciding({ plea, granted: false })}>
                        {sayActs('refuse')}
                      </Button>
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Rows>
      {deciding && (
        <DecideSheet
          pleaId={deciding.plea.pleaId}
          granted={deciding.granted}
          onClose={() => setDeciding(undefined)}
        />
      )}
    </Card>
  );
}
