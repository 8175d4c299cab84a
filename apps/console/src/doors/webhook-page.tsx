import type { ReplyOf } from '@linli/contracts/catalog';
import { webhookEvents } from '@linli/contracts/doors/webhook-labels';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import { ReasonSheet } from '../cases/reason-sheet.tsx';
import { Card } from '../shell/card.tsx';
import { holds, useMe } from '../shell/me.ts';
import { Part } from '../shell/states.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { useReading } from '../wire/queries.ts';
import { doorsWords } from '../words/doors.ts';
import { ReplaySheet } from './replay-sheet.tsx';
import { RotateSheet } from './rotate-sheet.tsx';
import { type Secret, SigningSecret } from './signing-secret.tsx';
import { useAnswer } from './use-answer.ts';
import { WebhookLog } from './webhook-log.tsx';
import { WebhookSheet } from './webhook-sheet.tsx';
import { WebhookState } from './webhook-state.tsx';

type Webhook = ReplyOf<'GET /doors/webhooks/:webhookId'>;

const route = getRouteApi('/desk/webhooks/$id');

/** One webhook: what it is told, whether it works, what was sent. */
export function WebhookPage() {
  const say = useWords(doorsWords);
  const { id: webhookId } = route.useParams();
  const { data: me } = useMe();
  const maySetUp = holds(me, 'webhooks.set-up');
  const webhook = useReading('GET /doors/webhooks/:webhookId', { webhookId }, { every: 15 });
  return (
    <Part of={webhook}>
      {(shown) => (
        <>
          <p>
            <Link to="/webhooks">{say('back')}</Link>
          </p>
          <h1>{shown.name}</h1>
          {maySetUp && <Acts webhook={shown} />}
          <Facts webhook={shown} />
          <Card title={say('log')}>
            <p className="note">{say('logNote')}</p>
            <WebhookLog webhookId={webhookId} mayResend={maySetUp && shown.stopped === null} />
          </Card>
        </>
      )}
    </Part>
  );
}

function Facts({ webhook }: { webhook: Webhook }) {
  const say = useWords(doorsWords);
  const label = useLabel();
  const when = useWhen();
  const { host, areaName, events, createdAt, createdBy, oldSecretUntil } = webhook;
  return (
    <Card title={say('facts')}>
      <dl className="facts">
        <dt>{say('state')}</dt>
        <dd>
          <WebhookState webhook={webhook} />
        </dd>
        <dt>{say('host')}</dt>
        <dd>{host}</dd>
        <dt>{say('area')}</dt>
        <dd>{areaName}</dd>
        <dt>{say('events')}</dt>
        <dd>{events.map((event) => label(webhookEvents[event])).join(' · ')}</dd>
        <dt>{say('createdBy')}</dt>
        <dd>{say('createdAt', { at: when.moment(createdAt), by: createdBy })}</dd>
        {oldSecretUntil && (
          <>
            <dt>{say('oldSecret')}</dt>
            <dd>{say('oldSecretUntil', { until: when.moment(oldSecretUntil) })}</dd>
          </>
        )}
      </dl>
    </Card>
  );
}

type Sheet = 'change' | 'rotate' | 'replay' | 'stop' | 'remove';

function Acts({ webhook }: { webhook: Webhook }) {
  const say = useWords(doorsWords);
  const answer = useAnswer();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [sheet, setSheet] = useState<Sheet>();
  const [secret, setSecret] = useState<Secret>();
  const { webhookId, stopped } = webhook;
  const close = () => setSheet(undefined);
  const test = async () => {
    if (await answer('POST /doors/test-webhook', { webhookId })) message.success(say('testSent'));
  };
  const start = async () => {
    if (await answer('POST /doors/start-webhook', { webhookId })) message.success(say('done'));
  };
  const stop = async (reason: string) =>
    (await answer('POST /doors/stop-webhook', { webhookId, reason })) !== null;
  const remove = async (reason: string) => {
    const done = (await answer('POST /doors/remove-webhook', { webhookId, reason })) !== null;
    if (done) void navigate({ to: '/webhooks' });
    return done;
  };
  const button = (name: Sheet) => (
    <Button danger={name === 'remove'} onClick={() => setSheet(name)}>
      {say(name)}
    </Button>
  );
  return (
    <div className="acts">
      {stopped ? (
        <Button type="primary" onClick={start}>
          {say('start')}
        </Button>
      ) : (
        <>
          <Button type="primary" onClick={test}>
            {say('test')}
          </Button>
          {button('replay')}
        </>
      )}
      {button('change')}
      {button('rotate')}
      {!stopped && button('stop')}
      {button('remove')}
      {sheet === 'change' && <WebhookSheet of={webhook} onClose={close} />}
      {sheet === 'rotate' && <RotateSheet webhookId={webhookId} onSecret={setSecret} onClose={close} />}
      {sheet === 'replay' && <ReplaySheet webhookId={webhookId} onClose={close} />}
      {sheet === 'stop' && (
        <ReasonSheet title={say('stop')} label={say('reason')} onSend={stop} onClose={close} />
      )}
      {sheet === 'remove' && (
        <ReasonSheet title={say('remove')} label={say('reason')} onSend={remove} onClose={close} />
      )}
      {secret && <SigningSecret shown={secret} onClose={() => setSecret(undefined)} />}
    </div>
  );
}
