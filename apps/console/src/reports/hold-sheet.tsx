import { DatePicker, Form, Input } from 'antd';
import { FormSheet } from '../shell/form-sheet.tsx';
import { useWords } from '../state/use-words.ts';
import { call } from '../wire/client.ts';
import { destructionWords } from '../words/destruction.ts';

/** Puts a destruction off until after a day. */
export function HoldSheet({ roundId, onClose }: { roundId: string; onClose: () => void }) {
  const say = useWords(destructionWords);
  const required = [{ required: true, message: say('needed') }];
  // What the picker holds.
  const initial: { until?: { format(pattern: string): string }; reason: string } = { reason: '' };
  return (
    <FormSheet
      title={say('holdAsk')}
      initial={initial}
      onClose={onClose}
      onSend={({ until, reason }) =>
        call('POST /destruction/hold', {
          roundId,
          until: until?.format('YYYY-MM-DD') ?? '',
          reason: reason.trim(),
        })
      }
    >
      <Form.Item name="until" label={say('holdUntil')} extra={say('holdNote')} rules={required}>
        <DatePicker />
      </Form.Item>
      <Form.Item name="reason" label={say('holdWhy')} rules={required}>
        <Input.TextArea rows={3} maxLength={200} showCount />
      </Form.Item>
    </FormSheet>
  );
}
