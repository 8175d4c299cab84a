import { Modal, Radio } from 'antd';
import { useState } from 'react';
import { useWords } from '../state/use-words.ts';
import { doorsWords } from '../words/doors.ts';
import type { Secret } from './signing-secret.tsx';
import { useAnswer } from './use-answer.ts';

const overlaps = [24, 72, 168] as const;

/** Makes a new signing secret; asks how long the old one still works. */
export function RotateSheet({
  webhookId,
  onSecret,
  onClose,
}: {
  webhookId: string;
  onSecret: (secret: Secret) => void;
  onClose: () => void;
}) {
  const say = useWords(doorsWords);
  const answer = useAnswer();
  const [overlapHours, setOverlapHours] = useState<number>(overlaps[0]);
  const send = async () => {
    const made = await answer('POST /doors/rotate-webhook-secret', { webhookId, overlapHours });
    if (!made) return;
    onSecret(made);
    onClose();
  };
  return (
    <Modal
      open
      title={say('rotateTitle')}
      okText={say('ok')}
      cancelText={say('cancel')}
      onOk={send}
      onCancel={onClose}
    >
      <p>{say('overlap')}</p>
      <Radio.Group
        className="choices"
        aria-label={say('overlap')}
        value={overlapHours}
        onChange={({ target }) => setOverlapHours(target.value as number)}
      >
        {overlaps.map((hours) => (
          <Radio key={hours} value={hours}>
            {say('overlapHours', { hours })}
          </Radio>
        ))}
        <Radio value={0}>{say('overlapNone')}</Radio>
      </Radio.Group>
    </Modal>
  );
}
