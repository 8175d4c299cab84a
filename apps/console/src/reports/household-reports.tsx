import type { ReplyOf } from '@linli/contracts/catalog';
import type { Answers, FormDefinition } from '@linli/contracts/reports/form';
import { reportBases, riskLevels, slotParts, temperaturePlaces } from '@linli/contracts/reports/labels';
import { answerInWords } from '@linli/domain/reports/alert-facts';
import { Button } from 'antd';
import { useState } from 'react';
import { Rows } from '../shell/rows.tsx';
import { Part } from '../shell/states.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { useParts, useReading } from '../wire/queries.ts';
import { roundWords } from '../words/round.ts';

type Sent = ReplyOf<'GET /reports/history'>['items'][number];

/** What a household reported, with every version, newest first. That it was read is recorded. */
export function HouseholdReports({ householdId }: { householdId: string }) {
  const say = useWords(roundWords);
  const label = useLabel();
  const when = useWhen();
  const reports = useParts('GET /reports/history', { householdId, limit: 10 });
  const [open, setOpen] = useState<string>();
  return (
    <Rows of={reports} empty={say('noReports')}>
      {(items) => (
        <ol className="timeline">
          {items.map((sent) => (
            <li key={sent.submissionId}>
              <time dateTime={sent.receivedAt}>{when.moment(sent.receivedAt)}</time>
              <div>
                <strong>
                  {[
                    say('slotOf', { day: when.day(sent.slot.day), part: label(slotParts[sent.slot.part]) }),
                    label(reportBases[sent.basis]),
                    sent.reporterName,
                    !sent.onTime && say('late'),
                    sent.replaced && say('replaced'),
                    sent.parallel && say('parallel'),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </strong>
                <div>
                  {sent.persons
                    .map(({ name, level }) =>
                      level === 'normal' ? name : say('withLevel', { name, level: label(riskLevels[level]) }),
                    )
                    .join(say('and'))}
                </div>
                {open === sent.submissionId ? (
                  <Said sent={sent} />
                ) : (
                  <Button size="small" onClick={() => setOpen(sent.submissionId)}>
                    {say('showAnswers')}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ol>
      )}
    </Rows>
  );
}

function Said({ sent }: { sent: Sent }) {
  const say = useWords(roundWords);
  const form = useReading('GET /reports/rounds/:roundId/form', { roundId: sent.slot.roundId });
  return (
    <Part of={form}>
      {({ definition }) => (
        <>
          <Given
            form={definition}
            of="household"
            title={say('ofHousehold')}
            answers={sent.householdAnswers}
          />
          {sent.persons.map(({ personId, name, answers }) => (
            <Given key={personId} form={definition} of="person" title={name} answers={answers} />
          ))}
        </>
      )}
    </Part>
  );
}

function Given({
  form,
  of,
  title,
  answers,
}: {
  form: FormDefinition;
  of: 'household' | 'person';
  title: string;
  answers: Answers;
}) {
  const label = useLabel();
  const given = form.questions.flatMap((question) => {
    const answer = question.of === of ? answers[question.id] : undefined;
    const words = answer === undefined ? null : answerInWords(question, answer, temperaturePlaces);
    return words === null ? [] : [{ id: question.id, text: label(question.text), words: label(words) }];
  });
  if (given.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <dl className="facts">
        {given.map(({ id, text, words }) => (
          <div key={id} className="facts__pair">
            <dt>{text}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
