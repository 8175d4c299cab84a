import type { ReplyOf } from '@linli/contracts/catalog';
import { type WebhookEvent, webhookEventNames, webhookEvents } from '@linli/contracts/doors/webhook-labels';
import { Checkbox, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { newId } from '../state/new-id.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { doorsWords } from '../words/doors.ts';
import type { Secret } from './secret-sheet.tsx';
import { useAnswer } from './use-answer.ts';

type Webhook = ReplyOf<'GET /doors/webhooks'>['items'][number];
interface Fields {
  name: string;
  url?: string;
  events: WebhookEvent[];
}

/** The field of the form that a pointer into what was sent names; the address for what the form does not show. */
const fieldOf = (pointer: string): keyof Fields => {
  const name = pointer.split('/')[1];
  return name === 'name' || name === 'events' ? name : 'url';
};

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
  const answer = useAnswer();
  const [form] = Form.useForm<Fields>();
  const [busy, setBusy] = useState(false);
  // The same id however often it is sent: a lost answer makes no second webhook.
  const [webhookId] = useState(newId);
  const known = 'webhookId' in of ? of : null;
  const onFields = (errors: readonly { pointer: string; message: string }[]) =>
    form.setFields(errors.map(({ pointer, message }) => ({ name: fieldOf(pointer), errors: [message] })));
  const add = async ({ name, url = '', events }: Fields) => {
    const { areaId } = of;
    const made = await answer('POST /doors/add-webhook', { webhookId, areaId, name, url, events }, onFields);
    if (made) onSecret?.(made);
    return made;
  };
  const change = ({ name, url, events }: Fields, { webhookId }: Webhook) =>
    answer(
      'POST /doors/change-webhook',
      { webhookId, name, url: url?.trim() ? url : null, events },
      onFields,
    );
  const send = async (fields: Fields) => {
    setBusy(true);
    const done = await (known ? change(fields, known) : add(fields)).finally(() => setBusy(false));
    if (done) onClose();
  };
  return (
    <Modal
      open
      title={say(known ? 'change' : 'add')}
      okText={say('ok')}
      cancelText={say('cancel')}
      confirmLoading={busy}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={known ? { name: known.name, events: known.events } : { events: [] }}
        onFinish={send}
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
      </Form>
    </Modal>
  );
}
