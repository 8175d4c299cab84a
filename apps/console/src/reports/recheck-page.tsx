import type { ReplyOf } from '@linli/contracts/catalog';
import { recheckStates, slotParts } from '@linli/contracts/reports/labels';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { Card } from '../shell/card.tsx';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { Rows } from '../shell/rows.tsx';
import { Nothing, Part } from '../shell/states.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { useParts, useReading } from '../wire/queries.ts';
import { recheckWords } from '../words/recheck.ts';
import { RecheckSheet } from './recheck-sheet.tsx';

const route = getRouteApi('/desk/rounds/rechecks/$id');
type Shown = ReplyOf<'GET /reports/rechecks/:sampleId'>;
type Home = ReplyOf<'GET /reports/rechecks/:sampleId/households'>['items'][number];

const percent = (same: number, compared: number) =>
  compared === 0 ? '–' : `${Math.round((1000 * same) / compared) / 10}%`;

/** A sample: how far second answers agree with first ones, which households are still to be asked, and what differs. */
export function RecheckPage() {
  const say = useWords(recheckWords);
  const label = useLabel();
  const when = useWhen();
  const { id: sampleId } = route.useParams();
  const sample = useReading('GET /reports/rechecks/:sampleId', { sampleId }, { every: 60 });
  return (
    <Part of={sample}>
      {(shown) => (
        <>
          <p>
            <Link to="/rounds/$id" params={{ id: shown.slot.roundId }} search={{ part: 'rechecks' }}>
              {label({ zh: shown.roundTitle, en: shown.roundTitleEn })}
            </Link>
          </p>
          <h1>
            {say('title', {
              area: shown.areaName,
              slot: say('slotOf', { day: when.day(shown.slot.day), part: label(slotParts[shown.slot.part]) }),
            })}
          </h1>
          <Card title={say('agreement')}>
            <Agreement shown={shown} />
          </Card>
          <Card title={say('households')}>
            <Households sampleId={sampleId} />
          </Card>
        </>
      )}
    </Part>
  );
}

function Agreement({ shown }: { shown: Shown }) {
  const say = useWords(recheckWords);
  const label = useLabel();
  const { households, checked, notReached, same, compared, questions, seed } = shown;
  return (
    <>
      <ul className="figures">
        {(
          [
            ['agree', percent(same, compared)],
            ['asked', checked],
            ['notReached', notReached],
            ['left', households - checked - notReached],
          ] as const
        ).map(([name, count]) => (
          <li key={name}>
            <span className="figure">
              <span className="figure__count">{count}</span>
              {say(name)}
            </span>
          </li>
        ))}
      </ul>
      {questions.length === 0 ? (
        <Nothing text={say('nothingYet')} />
      ) : (
        <div className="scroll">
          <table className="table table--count">
            <ColumnHeads of={['question', 'compared', 'same', 'differ', 'agree']} say={say} />
            <tbody>
              {questions.map((question) => (
                <tr key={question.questionId}>
                  <th scope="row">{label(question.text)}</th>
                  <td>{question.compared}</td>
                  <td>{question.same}</td>
                  <td className={question.same < question.compared ? 'bad' : undefined}>
                    {question.compared - question.same}
                  </td>
                  <td>{percent(question.same, question.compared)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="note">{say('howCompared', { seed })}</p>
    </>
  );
}

function Households({ sampleId }: { sampleId: string }) {
  const say = useWords(recheckWords);
  const homes = useParts('GET /reports/rechecks/:sampleId/households', { sampleId, limit: 50 });
  const [open, setOpen] = useState<string>();
  return (
    <>
      <Rows of={homes}>
        {(items) => (
          <table className="table">
            <ColumnHeads of={['number', 'household', 'persons', 'state', 'differences', 'acts']} say={say} />
            <tbody>
              {items.map((home) => (
                <HomeLine key={home.householdId} home={home} onAsk={() => setOpen(home.householdId)} />
              ))}
            </tbody>
          </table>
        )}
      </Rows>
      {open && <RecheckSheet sampleId={sampleId} householdId={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function HomeLine({ home, onAsk }: { home: Home; onAsk: () => void }) {
  const say = useWords(recheckWords);
  const label = useLabel();
  const when = useWhen();
  return (
    <tr>
      <td>{home.number}</td>
      <th scope="row">
        <Link to="/register/$id" params={{ id: home.householdId }}>
          {home.address}
        </Link>
      </th>
      <td>{home.persons}</td>
      <td>
        {label(recheckStates[home.state])}
        <div className="note">
          {[home.checkedBy, home.checkedAt && when.moment(home.checkedAt), home.note]
            .filter(Boolean)
            .join(' · ')}
        </div>
      </td>
      <td>
        {home.state === 'checked' && home.differences.length === 0 && say('noDifference')}
        <ul className="plain">
          {home.differences.map(({ personName, text, first, second }) => (
            <li key={`${personName} ${text.zh}`}>
              {personName && <strong>{personName} </strong>}
              {say('differs', { question: label(text), first: label(first), second: label(second) })}
            </li>
          ))}
        </ul>
      </td>
      <td>
        {home.mayRecord && (
          <Button size="small" aria-label={say('askOf', { address: home.address })} onClick={onAsk}>
            {say('ask')}
          </Button>
        )}
        {home.tookFirst && home.state !== 'checked' && <span className="note">{say('ownAnswer')}</span>}
      </td>
    </tr>
  );
}
