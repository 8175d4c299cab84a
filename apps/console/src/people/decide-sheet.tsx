import type { ReplyOf } from '@linli/contracts/catalog';
import { relations } from '@linli/contracts/people/labels';
import { Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { FormSheet } from '../shell/form-sheet.tsx';
import { useLabel, useWords } from '../state/use-words.ts';
import { call } from '../wire/client.ts';
import { useReading } from '../wire/queries.ts';
import { registerWords } from '../words/register.ts';
import { HouseholdPicker } from './household-picker.tsx';

interface Values {
  decision: 'confirm' | 'refuse';
  householdId?: string;
  personId?: string;
  reason: string;
}

/** Lets somebody into a household or not: which household it is, and which person of the register. */
export function DecideSheet({
  join,
  onClose,
}: {
  join: ReplyOf<'GET /people/join-requests'>['items'][number];
  onClose: () => void;
}) {
  const say = useWords(registerWords);
  const label = useLabel();
  const [householdId, setHouseholdId] = useState(join.householdId ?? undefined);
  const [decision, setDecision] = useState<Values['decision']>('confirm');
  const home = useReading(
    'GET /people/households/:householdId',
    { householdId: householdId ?? '' },
    { enabled: householdId !== undefined },
  );
  const send = ({ personId, ...values }: Values) =>
    call('POST /people/decide-join', {
      joinId: join.joinId,
      decision: values.decision,
      reason: values.reason,
      ...(values.decision === 'confirm' && join.householdId === null && values.householdId
        ? { householdId: values.householdId }
        : {}),
      ...(values.decision === 'confirm' && personId ? { personId } : {}),
    });
  const initial: Values = {
    decision: 'confirm',
    reason: '',
    ...(join.householdId === null ? {} : { householdId: join.householdId }),
    ...(join.claimed === null ? {} : { personId: join.claimed.personId }),
  };
  return (
    <FormSheet
      title={say('decideOf', { name: join.applicantName })}
      initial={initial}
      onSend={send}
      onClose={onClose}
    >
      <Form.Item name="decision" label={say('decision')}>
        <Radio.Group
          onChange={({ target }) => setDecision(target.value as Values['decision'])}
          options={[
            { value: 'confirm', label: say('confirm') },
            { value: 'refuse', label: say('refuse') },
          ]}
        />
      </Form.Item>
      {decision === 'confirm' && (
        <>
          {join.householdId === null && (
            <Form.Item
              name="householdId"
              label={say('whichHome')}
              rules={[{ required: true, message: say('needed') }]}
            >
              <HouseholdPicker start={join.address} onChange={setHouseholdId} />
            </Form.Item>
          )}
          <Form.Item name="personId" label={say('whichPerson')} extra={say('whichPersonNote')}>
            <Select
              allowClear
              options={(home.data?.members ?? []).map(({ personId, name, relation }) => ({
                value: personId,
                label: `${name} · ${label(relations[relation])}`,
              }))}
            />
          </Form.Item>
        </>
      )}
      <Form.Item
        name="reason"
        label={say('reason')}
        rules={decision === 'refuse' ? [{ required: true, whitespace: true, message: say('needed') }] : []}
      >
        <Input.TextArea rows={2} maxLength={200} />
      </Form.Item>
    </FormSheet>
  );
}
