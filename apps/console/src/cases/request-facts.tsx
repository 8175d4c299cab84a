import { temperaturePlaces } from '@linli/contracts/reports/labels';
import {
  handRoles,
  lineStates,
  pauseReasons,
  requestBases,
  requestStates,
  urgencies,
} from '@linli/contracts/requests/labels';
import type { RequestView } from '@linli/contracts/requests/values';
import { answerInWords } from '@linli/domain/reports/alert-facts';
import type { ReactNode } from 'react';
import { Card } from '../shell/card.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { caseWords } from '../words/case.ts';
import { TimeLeftText } from './time-left-text.tsx';

/** Where a request stands, what was asked for, and who is on it. */
export function RequestFacts({ request }: { request: RequestView }) {
  const say = useWords(caseWords);
  const label = useLabel();
  const when = useWhen();
  const answered = request.definition.questions.flatMap((question) => {
    const answer = request.answers[question.id];
    const words = answer === undefined ? null : answerInWords(question, answer, temperaturePlaces);
    return words === null ? [] : [[label(question.text), label(words)] as const];
  });
  const lines: (readonly [string, ReactNode] | null)[] = [
    [say('state'), label(requestStates[request.state])],
    [say('urgency'), label(urgencies[request.urgency])],
    [
      say('deadline'),
      <>
        {when.moment(request.deadlineAt)} <TimeLeftText request={request} />
      </>,
    ],
    [say('place'), request.place],
    [say('who'), request.withWhom?.name ?? say('nobody')],
    [say('submitted'), when.moment(request.submittedAt)],
    [say('basis'), label(requestBases[request.basis])],
    request.forWhom === null ? null : [say('forWhom'), request.forWhom],
    request.pause === null
      ? null
      : [
          say('next'),
          say('paused', {
            reason: label(pauseReasons[request.pause.reason]),
            moment: when.moment(request.pause.sinceAt),
          }),
        ],
    request.reopened === 0 ? null : [say('standing'), say('reopened', { count: request.reopened })],
    request.ending === null ? null : [say('outcome'), request.ending],
    ...answered,
    request.note === '' ? null : [say('note'), request.note],
  ];
  return (
    <>
      <Card title={say('standing')}>
        <dl className="facts">
          {lines.flatMap((line, at) =>
            line === null ? [] : [<dt key={`${at} name`}>{line[0]}</dt>, <dd key={`${at}`}>{line[1]}</dd>],
          )}
        </dl>
      </Card>
      {request.lines.length > 0 && (
        <Card title={say('lines')}>
          <ul>
            {request.lines.map(({ lineId, text, state, instead }) => (
              <li key={lineId}>
                {text}
                {instead && ` → ${instead}`} <span className="note">{label(lineStates[state])}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {request.hands.length > 0 && (
        <Card title={say('hands')}>
          <ul className="plain">
            {request.hands.map(({ handId, name, role, sinceAt }) => (
              <li key={handId}>
                {label(handRoles[role])} {name}{' '}
                <span className="note">{say('since', { moment: when.moment(sinceAt) })}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
