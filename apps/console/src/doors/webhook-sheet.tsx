import type { ReplyOf } from '@linli/contracts/catalog';
import { type WebhookEvent, webhookEventNames, webhookEvents } from '@linli/contracts/doors/webhook-labels';
import { Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { FormSheet } from '../shell/form-sheet.tsx';
import { newId } from '../state/new-id.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { call } from '../wire/client.ts';
import { doorsWords } from '../words/doors.ts';
import type { Secret } from './signing-secret.tsx';

type Webhook = ReplyOf<'GET /doors/webhooks'>['items'][number];
interface Fields {
  name: string;
  url?: string;
  events: WebhookEvent[];
}

/** Adds a webhook for an area, or changes one. */
export function WebhookSheet({
  of,
  onSecret,
  onClose,
}: {
  of: Webhook | { areaId: string };
  onSecret?: (secret: Secret) => void;
  onClose: () => void;
}) {
  const say = useWords(doorsWords);
  const label = useLabel();
  // The same id however often it is sent: a lost answer makes no second webhook.
  const [newWebhook] = useState(newId);
  const known = 'webhookId' in of ? of : null;
  const send = async ({ name, url = '', events }: Fields) => {
    if (known) {
      const { webhookId } = known;
      await call('POST /doors/change-webhook', { webhookId, name, url: url.trim() ? url : null, events });
    } else {
      const asked = { webhookId: newWebhook, areaId: of.areaId, name, url, events };
      onSecret?.(await call('POST /doors/add-webhook', asked));
    }
  };
  return (
    <FormSheet<Fields>
      title={say(known ? 'change' : 'add')}
      initial={known ? { name: known.name, events: known.events } : { name: '', events: [] }}
      onSend={send}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={say('name')}
        rules={[{ required: true, whitespace: true, message: say('missing') }]}
      >
        <Input autoFocus maxLength={60} placeholder={say('nameHint')} />
      </Form.Item>
      <Form.Item
        name="url"
        label={say('url')}
        extra={known ? `${known.host} · ${say('urlKeep')}` : say('urlHint')}
        rules={known ? [] : [{ required: true, whitespace: true, message: say('missing') }]}
      >
        <Input type="url" maxLength={500} autoComplete="off" placeholder="https://" />
      </Form.Item>
      <Form.Item
        name="events"
        label={say('events')}
        rules={[{ type: 'array', min: 1, message: say('chooseEvents') }]}
      >
        <Checkbox.Group
          className="choices"
          options={webhookEventNames.map((value) => ({
            value,
            label: (
              <>
                {label(webhookEvents[value])} <code className="note">{value}</code>
              </>
            ),
          }))}
        />
      </Form.Item>
    </FormSheet>
  );
}
