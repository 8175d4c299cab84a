import { deliveryStates } from '@linli/contracts/doors/webhook-labels';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { holds, useArea, useMe } from '../shell/me.ts';
import { Rows } from '../shell/rows.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { useParts } from '../wire/queries.ts';
import { doorsWords } from '../words/doors.ts';
import { type Secret, SigningSecret } from './signing-secret.tsx';
import { WebhookSheet } from './webhook-sheet.tsx';
import { WebhookState } from './webhook-state.tsx';

const columns = ['name', 'host', 'area', 'events', 'state', 'last'] as const;

/** Other systems that are told what happens in an area. */
export function Webhooks() {
  const say = useWords(doorsWords);
  const label = useLabel();
  const when = useWhen();
  const { data: me } = useMe();
  const { areaId } = useArea();
  const webhooks = useParts(
    'GET /doors/webhooks',
    { ...(areaId === undefined ? {} : { areaId }), limit: 50 },
    { every: 60, enabled: me !== undefined },
  );
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<Secret>();
  return (
    <>
      <h1>{say('title')}</h1>
      <p className="note">{say('intro')}</p>
      {areaId !== undefined && holds(me, 'webhooks.set-up') && (
        <div className="acts">
          <Button type="primary" onClick={() => setAdding(true)}>
            {say('add')}
          </Button>
        </div>
      )}
      <div className="card">
        <Rows of={webhooks} empty={say('none')}>
          {(items) => (
            <table className="table">
              <ColumnHeads of={columns} say={say} />
              <tbody>
                {items.map((webhook) => (
                  <tr key={webhook.webhookId}>
                    <th scope="row">
                      <Link to="/webhooks/$id" params={{ id: webhook.webhookId }}>
                        {webhook.name}
                      </Link>
                    </th>
                    <td>{webhook.host}</td>
                    <td>{webhook.areaName}</td>
                    <td>{webhook.events.length}</td>
                    <td>
                      <WebhookState webhook={webhook} />
                    </td>
                    <td>
                      {webhook.lastDelivery ? (
                        `${when.moment(webhook.lastDelivery.at)} ${label(deliveryStates[webhook.lastDelivery.state])}`
                      ) : (
                        <span className="note">{say('never')}</span>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Rows>
      </div>
      {adding && areaId !== undefined && (
        <WebhookSheet of={{ areaId }} onSecret={setSecret} onClose={() => setAdding(false)} />
      )}
      {secret && <SigningSecret shown={secret} onClose={() => setSecret(undefined)} />}
    </>
  );
}
