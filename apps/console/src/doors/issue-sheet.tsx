import { type Scope, scopeNames, scopes } from '@linli/contracts/identity/scopes';
import { Checkbox, Form, Input, InputNumber } from 'antd';
import { FormSheet } from '../shell/form-sheet.tsx';
import { useLabel, useWords } from '../state/use-words.ts';
import { call } from '../wire/client.ts';
import { tokensWords } from '../words/tokens.ts';

interface Asked {
  name: string;
  scopes: Scope[];
  days: number;
}

const usualDays = 90;
const mostDays = 366;

/** Issues a token for an area. */
export function IssueSheet({
  areaId,
  onToken,
  onClose,
}: {
  areaId: string;
  onToken: (token: string) => void;
  onClose: () => void;
}) {
  const say = useWords(tokensWords);
  const label = useLabel();
  return (
    <FormSheet<Asked>
      title={say('issue')}
      okText={say('issue')}
      initial={{ name: '', days: usualDays, scopes: [] }}
      onSend={async (asked) => onToken((await call('POST /doors/issue-token', { areaId, ...asked })).token)}
      onClose={onClose}
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
    </FormSheet>
  );
}
