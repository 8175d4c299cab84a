import { pleaKinds, pleaStates } from '@linli/contracts/requests/labels';
import type { RequestView } from '@linli/contracts/requests/values';
import { Button } from 'antd';
import { useState } from 'react';
import { Card } from '../shell/card.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { actsWords } from '../words/acts.ts';
import { caseWords } from '../words/case.ts';
import { DecideSheet } from './decide-sheet.tsx';

type Plea = RequestView['pleas'][number];

/** Extension, return and suspension 延期/回退/挂账: what was asked for, and the decision of who may decide. */
export function Pleas({ request }: { request: RequestView }) {
  const say = useWords(caseWords);
  const sayActs = useWords(actsWords);
  const label = useLabel();
  const when = useWhen();
  const [deciding, setDeciding] = useState<{ plea: Plea; granted: boolean }>();
  if (request.pleas.length === 0) return null;
  return (
    <Card title={say('pleas')}>
      <ul className="plain">
        {request.pleas.map((plea) => (
          <li key={plea.pleaId}>
            <strong>{say('pleaOf', { kind: label(pleaKinds[plea.kind]), reason: plea.reason })}</strong>{' '}
            {plea.untilAt !== null && say('until', { moment: when.moment(plea.untilAt) })}{' '}
            <span className="note">
              {say('askedBy', { who: plea.askedBy, moment: when.moment(plea.askedAt) })} ·{' '}
              {label(pleaStates[plea.state])}
            </span>
            {plea.answer !== null && <div>{say('answer', { answer: plea.answer })}</div>}
            {plea.state === 'open' && request.may.includes('decide-plea') && (
              <div className="acts">
                <Button onClick={() => setDeciding({ plea, granted: true })}>{sayActs('grant')}</Button>
                <Button onClick={() => setDeciding({ plea, granted: false })}>{sayActs('refuse')}</Button>
              </div>
            )}
          </li>
        ))}
      </ul>
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
