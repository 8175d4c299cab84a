import type { ReplyOf } from '@linli/contracts/catalog';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { ReasonSheet } from '../cases/reason-sheet.tsx';
import { useAct } from '../cases/use-act.ts';
import { Card } from '../shell/card.tsx';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { Rows } from '../shell/rows.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { useParts } from '../wire/queries.ts';
import { waitingWords } from '../words/waiting.ts';

type Supervision = ReplyOf<'GET /escalation/supervisions'>['items'][number];
const columns = ['matter', 'asked', 'from', 'answerBy', 'answer'] as const;

/** 督办: what was asked of me and by me, what is not answered first. */
export function SupervisionsWaiting() {
  const say = useWords(waitingWords);
  const act = useAct();
  const label = useLabel();
  const when = useWhen();
  const [answering, setAnswering] = useState<Supervision>();
  const supervisions = useParts('GET /escalation/supervisions', { limit: 30 }, { every: 60 });
  return (
    <Card title={say('supervisions')}>
      <Rows of={supervisions} empty={say('noSupervisions')}>
        {(items) => (
          <table className="table">
            <ColumnHeads of={columns} say={say} />
            <tbody>
              {items.map((each) => (
                <tr key={each.supervisionId}>
                  <th scope="row">
                    <Link to="/cases/$kind/$id" params={{ kind: each.caseKind, id: each.caseId }}>
                      {label(each.title)}
                    </Link>
                    <div className="note">{each.place}</div>
                  </th>
                  <td>{each.ask}</td>
                  <td>{say('fromTo', { from: each.by, to: each.to })}</td>
                  <td className={each.late ? 'bad' : undefined}>{when.moment(each.answerBy)}</td>
                  <td>
                    {each.answer ??
                      (each.mine ? (
                        <Button onClick={() => setAnswering(each)}>{say('toAnswer')}</Button>
                      ) : (
                        <span className="note">{say('notYet')}</span>
                      ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Rows>
      {answering && (
        <ReasonSheet
          title={say('toAnswer')}
          label={answering.ask}
          onClose={() => setAnswering(undefined)}
          onSend={(answer) =>
            act('POST /escalation/answer-supervision', { supervisionId: answering.supervisionId, answer })
          }
        />
      )}
    </Card>
  );
}
