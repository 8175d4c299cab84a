import type { DestructionView, PartCount } from '@linli/contracts/destruction/endpoints';
import { destructionParts, destructionStates } from '@linli/contracts/destruction/labels';
import { dataAfterwards } from '@linli/contracts/reports/labels';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { ReasonSheet } from '../cases/reason-sheet.tsx';
import { useAct } from '../cases/use-act.ts';
import { Card } from '../shell/card.tsx';
import { holds, useMe } from '../shell/me.ts';
import { Nothing, Part } from '../shell/states.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { useReading } from '../wire/queries.ts';
import { destructionWords } from '../words/destruction.ts';
import { HoldSheet } from './hold-sheet.tsx';

/** What will be destroyed of a round and when; once it is done, the certificate. */
export function Destruction({ roundId }: { roundId: string }) {
  const read = useReading('GET /destruction/rounds/:roundId', { roundId });
  return (
    <Part of={read}>
      {(shown) => (
        <>
          <Planned shown={shown} />
          {shown.certificate && <Certified shown={shown} />}
        </>
      )}
    </Part>
  );
}

function Planned({ shown }: { shown: DestructionView }) {
  const say = useWords(destructionWords);
  const label = useLabel();
  const when = useWhen();
  const { roundId, state, dueAt, hold, order, openAlerts, remaining, parts } = shown;
  const due = dueAt === null ? say('never') : when.moment(dueAt);
  return (
    <Card title={say('title')} aside={<Acts roundId={roundId} state={state} />}>
      <p>{say('why')}</p>
      {remaining !== null && <Alert type="error" showIcon title={say('remaining', { count: remaining })} />}
      {openAlerts > 0 && state === 'waiting' && (
        <Alert type="warning" showIcon title={say('openAlerts', { count: openAlerts })} />
      )}
      <dl className="facts">
        <dt>{say('state')}</dt>
        <dd>{label(destructionStates[state])}</dd>
        {state !== 'done' && (
          <>
            <dt>{say('due')}</dt>
            <dd>
              {state === 'ahead' && dueAt !== null ? say('dueIfEnds', { at: due }) : due}
              {order && <div className="note">{say('ordered', { ...order, at: when.moment(order.at) })}</div>}
              {hold && <div className="note">{say('held', { ...hold, at: when.moment(hold.at) })}</div>}
            </dd>
          </>
        )}
      </dl>
      {state !== 'done' && (
        <>
          <h3>{say('nowThere')}</h3>
          <Counts parts={parts} />
        </>
      )}
    </Card>
  );
}

function Acts({ roundId, state }: Pick<DestructionView, 'roundId' | 'state'>) {
  const say = useWords(destructionWords);
  const act = useAct();
  const { data: me } = useMe();
  const [asking, setAsking] = useState<'order' | 'hold' | null>(null);
  if (!holds(me, 'destruction.order') || (state !== 'waiting' && state !== 'kept')) return null;
  const close = () => setAsking(null);
  return (
    <div className="acts">
      {state === 'waiting' && <Button onClick={() => setAsking('hold')}>{say('hold')}</Button>}
      <Button danger onClick={() => setAsking('order')}>
        {say('order')}
      </Button>
      {asking === 'hold' && <HoldSheet roundId={roundId} onClose={close} />}
      {asking === 'order' && (
        <ReasonSheet
          title={say('orderAsk')}
          label={say('orderWhy')}
          onClose={close}
          onSend={(reason) => act('POST /destruction/order', { roundId, reason })}
        >
          <p className="said">{say('orderNote')}</p>
        </ReasonSheet>
      )}
    </div>
  );
}

function Counts({ parts }: { parts: readonly PartCount[] }) {
  const say = useWords(destructionWords);
  const label = useLabel();
  if (parts.length === 0) return <Nothing text={say('nothing')} />;
  return (
    <table className="table table--count">
      <thead>
        <tr>
          <th scope="col">{say('part')}</th>
          <th scope="col">{say('rows')}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ part, rows }) => (
          <tr key={part}>
            <th scope="row">{label(destructionParts[part])}</th>
            <td>{rows}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Certified({ shown: { certificate, certificateHash, order, repeats } }: { shown: DestructionView }) {
  const say = useWords(destructionWords);
  const label = useLabel();
  const when = useWhen();
  if (certificate === null) return null;
  return (
    <Card title={say('certificate')}>
      <dl className="facts">
        <dt>{say('ground')}</dt>
        <dd>{certificate.ground}</dd>
        <dt>{say('declared')}</dt>
        <dd>{label(dataAfterwards[certificate.declared])}</dd>
        <dt>{say('orderedBy')}</dt>
        <dd>
          {order ? say('ordered', { ...order, at: when.moment(order.at) }) : say('byRound')}{' '}
          <code>{certificate.orderedBy}</code>
        </dd>
        <dt>{say('begunAt')}</dt>
        <dd>
          {when.date(certificate.begunAt)} {when.time(certificate.begunAt)}
        </dd>
        <dt>{say('doneAt')}</dt>
        <dd>
          {when.date(certificate.doneAt)} {when.time(certificate.doneAt)}
        </dd>
        <dt>{say('checked')}</dt>
        <dd>{say('checkedNone')}</dd>
        <dt>{say('hash')}</dt>
        <dd>
          <code>{certificateHash}</code>
        </dd>
        {repeats.length > 0 && (
          <>
            <dt>{say('repeats')}</dt>
            <dd>
              {repeats.map(({ at, rows }) => (
                <div key={at}>{say('repeat', { at: when.moment(at), rows })}</div>
              ))}
            </dd>
          </>
        )}
      </dl>
      <Counts parts={certificate.parts} />
    </Card>
  );
}
