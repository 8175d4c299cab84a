import { type PauseReason, pauseReasons } from '@linli/contracts/requests/labels';
import { DatePicker, Form, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useLabel, useWords } from '../state/use-words.ts';
import { actsWords } from '../words/acts.ts';
import { chinaInstant } from './china-instant.ts';
import { useAct } from './use-act.ts';

type Listed = Exclude<PauseReason, 'suspended'>;
const reasons = (Object.keys(pauseReasons) as PauseReason[]).filter(
  (reason): reason is Listed => reason !== 'suspended',
);

/** Stops the clock for a listed reason until a moment; the resident is told which. */
export function PauseSheet({ requestId, onClose }: { requestId: string; onClose: () => void }) {
  const say = useWords(actsWords);
  const label = useLabel();
  const act = useAct();
  const [reason, setReason] = useState<Listed>('waiting-for-resident');
  const [untilAt, setUntilAt] = useState<string | null>(null);
  const send = async () => {
    if (untilAt !== null && (await act('POST /requests/pause', { requestId, reason, untilAt }))) onClose();
  };
  return (
    <Modal
      open
      title={say('pause')}
      okText={say('ok')}
      cancelText={say('cancel')}
      okButtonProps={{ disabled: untilAt === null }}
      onOk={send}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item label={say('reason')}>
          <Radio.Group
            className="choices"
            value={reason}
            onChange={({ target }) => setReason(target.value as Listed)}
            options={reasons.map((value) => ({ value, label: label(pauseReasons[value]) }))}
          />
        </Form.Item>
        <Form.Item label={say('untilLabel')} htmlFor="pause-until" extra={say('pauseNote')}>
          <DatePicker
            id="pause-until"
            showTime={{ format: 'HH:mm' }}
            onChange={(chosen) => setUntilAt(chosen ? chinaInstant(chosen) : null)}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
