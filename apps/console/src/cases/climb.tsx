import type { CaseKind } from '@linli/contracts/cases/labels';
import { Card } from '../shell/card.tsx';
import { Part } from '../shell/states.tsx';
import { useWhen } from '../state/use-when.ts';
import { useWords } from '../state/use-words.ts';
import { useReading } from '../wire/queries.ts';
import { caseWords } from '../words/case.ts';
import { useTold } from './told.ts';

/** What the clock does next by itself, who is told after that, and what was asked from above. */
export function Climb({ caseKind, caseId }: { caseKind: CaseKind; caseId: string }) {
  const say = useWords(caseWords);
  const when = useWhen();
  const told = useTold();
  const climb = useReading('GET /escalation/case', { caseKind, caseId });
  return (
    <Card title={say('next')}>
      <Part of={climb}>
        {({ state, dueAt, next, ahead, supervisions }) => (
          <>
            {state === 'stuck' && <p className="bad">{say('stuckNow')}</p>}
            {state === 'running' && dueAt !== null && (
              <p>
                {next.length === 0
                  ? say('nextStuck', { moment: when.moment(dueAt) })
                  : say('nextAt', { moment: when.moment(dueAt), who: told.all(next) })}
              </p>
            )}
            {(state === 'paused' || state === 'ended' || (state === 'running' && dueAt === null)) && (
              <p className="note">{say('noClock')}</p>
            )}
            {ahead.length > 0 && (
              <>
                <h3>{say('ahead')}</h3>
                <ol>
                  {ahead.map(({ at, tells }) => (
                    <li key={`${at} ${tells[0]?.role}`}>
                      {say('aheadLine', { moment: when.moment(at), who: told.all(tells) })}
                    </li>
                  ))}
                </ol>
              </>
            )}
            {supervisions.length > 0 && (
              <>
                <h3>{say('supervisions')}</h3>
                <ul>
                  {supervisions.map(({ supervisionId, ask, by, to, answerBy, answer, late }) => (
                    <li key={supervisionId}>
                      {by} → {to}: {ask}{' '}
                      <span className={late ? 'bad' : 'note'}>
                        {say('answerBy', { moment: when.moment(answerBy) })}
                      </span>
                      {answer !== null && <div>{say('answer', { answer })}</div>}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </Part>
    </Card>
  );
}
