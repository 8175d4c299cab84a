import { type Scope, scopeNames, scopes } from '@linli/contracts/identity/scopes';
import { Alert, App, Button, Checkbox, Form, Input, InputNumber, Modal, Space } from 'antd';
import { useState } from 'react';
import { useLabel, useWords } from '../state/use-words.ts';
import { call, sentenceOf } from '../wire/client.ts';
import { queries } from '../wire/queries.ts';
import { actsWords } from '../words/acts.ts';
import { tokensWords } from '../words/tokens.ts';

interface Asked {
  name: string;
  scopes: Scope[];
  days: number;
}

const usualDays = 90;
const mostDays = 366;

/** Issues a token for an area and shows its text, this once. */
export function IssueSheet({ areaId, onClose }: { areaId: string; onClose: () => void }) {
  const say = useWords(tokensWords);
  const ask = useWords(actsWords);
  const label = useLabel();
  const { message } = App.useApp();
  const [form] = Form.useForm<Asked>();
  const [busy, setBusy] = useState(false);
  const [token, setToken] = useState<string>();
  const send = async (asked: Asked) => {
    setBusy(true);
    try {
      const issued = await call('POST /doors/issue-token', { areaId, ...asked });
      setToken(issued.token);
      await queries.invalidateQueries({ queryKey: ['GET /doors/tokens'] });
    } catch (error) {
      message.error(sentenceOf(error));
    }
    setBusy(false);
  };
  const copy = async () => {
    if (token === undefined) return;
    await navigator.clipboard.writeText(token);
    message.success(say('copied'));
  };
  if (token !== undefined)
    return (
      <Modal
        open
        title={say('text')}
        closable={false}
        mask={{ closable: false }}
        keyboard={false}
        footer={
          <Button type="primary" onClick={onClose}>
            {say('close')}
          </Button>
        }
      >
        <Alert type="warning" showIcon title={say('once')} />
        <Space.Compact block className="token">
          <Input readOnly value={token} aria-label={say('text')} onFocus={({ target }) => target.select()} />
          <Button onClick={copy}>{say('copy')}</Button>
        </Space.Compact>
      </Modal>
    );
  return (
    <Modal
      open
      title={say('issue')}
      okText={say('issue')}
      cancelText={ask('cancel')}
      confirmLoading={busy}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ days: usualDays, scopes: [] }}
        onFinish={send}
      >
        <Form.Item
          name="name"
          label={say('name')}
          extra={say('nameHint')}
          rules={[{ required: true, whitespace: true, message: say('fillName') }]}
        >
          <Input autoFocus maxLength={60} />
        </Form.Item>
        <Form.Item
          name="scopes"
          label={say('scopes')}
          rules={[{ required: true, type: 'array', min: 1, message: say('chooseScopes') }]}
        >
          <Checkbox.Group
            className="choices"
            options={scopeNames.map((value) => ({ value, label: label(scopes[value]) }))}
          />
        </Form.Item>
        <Form.Item name="days" label={say('days')} rules={[{ required: true }]}>
          <InputNumber min={1} max={mostDays} precision={0} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
