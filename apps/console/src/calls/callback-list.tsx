import type { ReplyOf } from '@linli/contracts/catalog';
import { type CallbackOutcome, callbackOutcomes, noticeTexts } from '@linli/contracts/notices/labels';
import { App, Button, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '../cases/use-act.ts';
import { Card } from '../shell/card.tsx';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { useArea } from '../shell/me.ts';
import { Rows } from '../shell/rows.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { call as request, sentenceOf } from '../wire/client.ts';
import { useParts } from '../wire/queries.ts';
import { callsWords } from '../words/calls.ts';

type Line = ReplyOf<'GET /notices/callbacks'>['items'][number];
const outcomes = Object.keys(callbackOutcomes) as CallbackOutcome[];

/** People whom no message reaches, longest waiting first; who reads it in the app leaves the list. */
export function CallbackList() {
  const say = useWords(callsWords);
  const lines = useParts('GET /notices/callbacks', { ...useArea(), limit: 30 }, { every: 60 });
  return (
    <Card title={say('callbacks')}>
      <Rows of={lines} empty={say('noCallbacks')}>
        {(items) => (
          <table className="table">
            <ColumnHeads of={['who', 'household', 'why', 'since', 'number', 'result']} say={say} />
            <tbody>
              {items.map((line) => (
                <CallbackRow key={line.callbackId} line={line} />
              ))}
            </tbody>
          </table>
        )}
      </Rows>
    </Card>
  );
}

function CallbackRow({ line: { callbackId, name, address, phoneMasked, why, since } }: { line: Line }) {
  const say = useWords(callsWords);
  const label = useLabel();
  const when = useWhen();
  const act = useAct();
  const { message } = App.useApp();
  const [phone, setPhone] = useState<string>();
  const show = () =>
    request('POST /notices/reveal-callback-number', { callbackId }).then(
      (shown) => setPhone(shown.phone),
      (error) => message.error(sentenceOf(error)),
    );
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{address}</td>
      <td>{why.map((kind) => label(noticeTexts[kind].title)).join(' · ')}</td>
      <td>{when.moment(since)}</td>
      <td>
        {phone !== undefined && <strong>{phone}</strong>}
        {phone === undefined && phoneMasked !== null && (
          <Button onClick={show} title={say('logged')}>
            {phoneMasked}
          </Button>
        )}
      </td>
      <td>
        <Select
          aria-label={say('result')}
          placeholder={say('result')}
          popupMatchSelectWidth={false}
          value={null}
          options={outcomes.map((value) => ({ value, label: label(callbackOutcomes[value]) }))}
          onChange={(outcome: CallbackOutcome) =>
            void act('POST /notices/finish-callback', { callbackId, outcome })
          }
        />
      </td>
    </tr>
  );
}
