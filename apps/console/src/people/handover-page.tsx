import { openKinds } from '@linli/contracts/succession/labels';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Card } from '../shell/card.tsx';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { Part } from '../shell/states.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { useReading } from '../wire/queries.ts';
import { peopleWords } from '../words/people.ts';

const route = getRouteApi('/desk/handovers/$id');

/** The record of a handover: what went to whom, with what was written to them. */
export function HandoverPage() {
  const say = useWords(peopleWords);
  const label = useLabel();
  const when = useWhen();
  const { id: handoverId } = route.useParams();
  const handover = useReading('GET /succession/handovers/:handoverId', { handoverId });
  return (
    <Part of={handover}>
      {(shown) => (
        <>
          <h1>{say('record', { name: shown.fromName })}</h1>
          <div className="card">
            <dl className="facts">
              <dt>{say('at')}</dt>
              <dd>{when.moment(shown.doneAt)}</dd>
              <dt>{say('by')}</dt>
              <dd>{shown.doneBy}</dd>
              <dt>{say('reason')}</dt>
              <dd>{shown.reason}</dd>
              <dt>{say('place')}</dt>
              <dd>{shown.areaName}</dd>
            </dl>
          </div>
          {shown.to.map(({ accountId, name, letter, items }) => (
            <Card
              key={accountId}
              title={name}
              aside={
                <Link to="/people/$id" params={{ id: accountId }}>
                  {say('gets', { count: items.length })}
                </Link>
              }
            >
              <dl className="facts">
                <dt>{say('letter')}</dt>
                <dd>{letter ?? <span className="note">{say('noLetter')}</span>}</dd>
              </dl>
              <table className="table">
                <ColumnHeads of={['open', 'what', 'place']} say={say} />
                <tbody>
                  {items.map(({ kind, subjectId, title, place }) => (
                    <tr key={`${kind} ${subjectId}`}>
                      <td>{label(openKinds[kind])}</td>
                      <th scope="row">
                        {kind === 'request' || kind === 'joint' || kind === 'errand' ? (
                          <Link to="/cases/$kind/$id" params={{ kind: 'request', id: subjectId }}>
                            {label(title)}
                          </Link>
                        ) : (
                          label(title)
                        )}
                      </th>
                      <td>{place}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Card>
          ))}
        </>
      )}
    </Part>
  );
}
