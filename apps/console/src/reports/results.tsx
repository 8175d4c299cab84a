import { riskLevels } from '@linli/contracts/reports/labels';
import type { QuestionResult } from '@linli/contracts/reports/result-endpoints';
import { lazy, Suspense } from 'react';
import { Card } from '../shell/card.tsx';
import { useArea } from '../shell/me.ts';
import { Nothing, Part, Waiting } from '../shell/states.tsx';
import { useLabel, useWords } from '../state/use-words.ts';
import { useReading } from '../wire/queries.ts';
import { roundWords } from '../words/round.ts';

const AnswerChart = lazy(() => import('./answer-chart.tsx'));

/** What was answered in a slot, or in all slots of a round, question by question. */
export function Results({ roundId, slotId }: { roundId: string; slotId?: string }) {
  const say = useWords(roundWords);
  const label = useLabel();
  const results = useReading(
    'GET /reports/results',
    { roundId, ...(slotId ? { slotId } : {}), ...useArea() },
    { every: 120 },
  );
  return (
    <Part of={results}>
      {({ slots, reports, households, levels, questions }) =>
        reports === 0 ? (
          <Nothing text={say('noReports')} />
        ) : (
          <>
            <Card title={say('resultsOf', { reports, households, slots })}>
              <ul className="figures">
                {levels.map(({ level, reports: count }) => (
                  <li key={level}>
                    <span className={level === 'danger' && count > 0 ? 'figure figure--bad' : 'figure'}>
                      <span className="figure__count">{count}</span>
                      {label(riskLevels[level])}
                    </span>
                  </li>
                ))}
              </ul>
            </Card>
            {questions.map((question) => (
              <Result key={question.questionId} result={question} />
            ))}
          </>
        )
      }
    </Part>
  );
}

function Result({ result }: { result: QuestionResult }) {
  const say = useWords(roundWords);
  const label = useLabel();
  const { kind, of, text, answered, parts } = result;
  const share = (count: number) => (answered === 0 ? '' : `${Math.round((1000 * count) / answered) / 10}%`);
  return (
    <Card title={label(text)}>
      <p className="note">
        {say(of === 'person' ? 'answeredPersons' : 'answeredHomes', { count: answered })}
        {kind === 'many-of' && ` ${say('severalChoices')}`}
        {parts.length === 0 && ` ${say('wordsNotShown')}`}
      </p>
      {parts.length > 0 && answered > 0 && (
        <div className="halves">
          <Suspense fallback={<Waiting />}>
            <AnswerChart result={result} />
          </Suspense>
          <table className="table table--count">
            <thead>
              <tr>
                <th scope="col">{say('answer')}</th>
                <th scope="col">{say('count')}</th>
                <th scope="col">{say('share')}</th>
              </tr>
            </thead>
            <tbody>
              {parts.map((part) => (
                <tr key={part.key}>
                  <th scope="row">{label(part.text)}</th>
                  <td>{part.count}</td>
                  <td>{share(part.count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
