import { type LeavingReason, leavingReasons, type Relation, relations } from '@linli/contracts/people/labels';
import type { PersonView } from '@linli/contracts/people/values';
import { Form, Radio, Select } from 'antd';
import { useState } from 'react';
import { FormSheet } from '../shell/form-sheet.tsx';
import { useLabel, useWords } from '../state/use-words.ts';
import { call } from '../wire/client.ts';
import { registerWords } from '../words/register.ts';
import { HouseholdPicker } from './household-picker.tsx';
import { optionsOf } from './options-of.ts';

interface Values {
  reason: LeavingReason;
  toHouseholdId?: string;
  toRelation?: Relation;
}

/** Somebody no longer lives here; whoever moved within the area goes to the new household in the same step. */
export function LeaveSheet({
  member: { personId, name },
  onClose,
}: {
  member: PersonView;
  onClose: () => void;
}) {
  const say = useWords(registerWords);
  const label = useLabel();
  const [reason, setReason] = useState<LeavingReason>('moved-out');
  const send = ({ toHouseholdId, toRelation, ...values }: Values) =>
    call('POST /people/end-membership', {
      personId,
      reason: values.reason,
      ...(values.reason === 'moved-within' && toHouseholdId ? { toHouseholdId } : {}),
      ...(values.reason === 'moved-within' && toHouseholdId && toRelation ? { toRelation } : {}),
    });
  const initial: Values = { reason: 'moved-out' };
  return (
    <FormSheet title={say('leaveOf', { name })} initial={initial} onSend={send} onClose={onClose}>
      <Form.Item name="reason" label={say('leaveWhy')}>
        <Radio.Group
          options={optionsOf(leavingReasons, label)}
          onChange={({ target }) => setReason(target.value as LeavingReason)}
        />
      </Form.Item>
      {reason === 'moved-within' && (
        <>
          <Form.Item name="toHouseholdId" label={say('leaveTo')}>
            <HouseholdPicker />
          </Form.Item>
          <Form.Item name="toRelation" label={say('relation')}>
            <Select allowClear options={optionsOf(relations, label)} />
          </Form.Item>
        </>
      )}
    </FormSheet>
  );
}
