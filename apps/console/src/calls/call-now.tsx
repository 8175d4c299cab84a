import type { ReplyOf } from '@linli/contracts/catalog';
import { type CallOutcome, callOutcomes } from '@linli/contracts/reports/labels';
import { App, Button, DatePicker, Input } from 'antd';
import { useId, useState } from 'react';
import { useAct } from '../cases/use-act.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { call as request, sentenceOf } from '../wire/client.ts';
import { callsWords } from '../words/calls.ts';

type Call = ReplyOf<'GET /reports/my-calls'>['items'][number];
const outcomes = Object.keys(callOutcomes) as CallOutcome[];

/** One household on the phone: the number for one press, then an outcome for one press. */
export function CallNow({ call, onLater }: { call: Call; onLater?: () => void }) {
  const say = useWords(callsWords);
  const label = useLabel();
  const act = useAct();
  const { message } = App.useApp();
  const id = useId();
  const [phone, setPhone] = useState<string>();
  const [note, setNote] = useState('');
  const [untilDay, setUntilDay] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { callId, address, personName, phoneMasked, missing, attempts, lastOutcome } = call;
  const show = () =>
    request('POST /reports/reveal-call-number', { callId }).then(
      (shown) => setPhone(shown.phone),
      (error) => message.error(sentenceOf(error)),
    );
  const record = async (outcome: CallOutcome) => {
    setBusy(true);
    await act('POST /reports/record-call', {
      callId,
      outcome,
      note: note.trim(),
      untilDay: outcome === 'away' ? untilDay : null,
    }).finally(() => setBusy(false));
  };
  const form = new URLSearchParams({
    slotId: call.slot.slotId,
    householdId: call.householdId,
    basis: 'phone',
  });
  return (
    <section className="call-now" aria-label={say('now')}>
      <h3>{address}</h3>
      <dl className="facts">
        <dt>{say('askFor')}</dt>
        <dd>
          {personName} <span className="note">{say('missingOf', { count: missing })}</span>
        </dd>
        <dt>{say('number')}</dt>
        <dd>
          {phone !== undefined && <strong className="call-now__number">{phone}</strong>}
          {phone === undefined && phoneMasked === null && say('noNumber')}
          {phone === undefined && phoneMasked !== null && (
            <>
              {phoneMasked} <Button onClick={show}>{say('show')}</Button>{' '}
              <span className="note">{say('logged')}</span>
            </>
          )}
        </dd>
        {lastOutcome !== null && (
          <>
            <dt>{say('last')}</dt>
            <dd>{say('tried', { count: attempts, outcome: label(callOutcomes[lastOutcome]) })}</dd>
          </>
        )}
        <dt>
          <label htmlFor={`${id}-away`}>{say('awayUntil')}</label>
        </dt>
        <dd>
          <DatePicker
            id={`${id}-away`}
            onChange={(chosen) => setUntilDay(chosen ? chosen.format('YYYY-MM-DD') : null)}
          />{' '}
          <span className="note">{say('awayHint')}</span>
        </dd>
        <dt>
          <label htmlFor={`${id}-note`}>{say('note')}</label>
        </dt>
        <dd>
          <Input
            id={`${id}-note`}
            value={note}
            maxLength={200}
            onChange={({ target }) => setNote(target.value)}
          />
        </dd>
      </dl>
      <h4 id={`${id}-outcome`}>{say('outcome')}</h4>
      <fieldset className="acts" aria-labelledby={`${id}-outcome`} disabled={busy}>
        {outcomes.map((outcome) => (
          <Button key={outcome} disabled={busy} onClick={() => record(outcome)}>
            {label(callOutcomes[outcome])}
          </Button>
        ))}
      </fieldset>
      <p>
        <a href={`/pages/report/index?${form}`} target="_blank" rel="noreferrer">
          {say('report')}
        </a>{' '}
        {onLater && (
          <Button type="link" onClick={onLater}>
            {say('skip')}
          </Button>
        )}
      </p>
    </section>
  );
}
