import { App, DatePicker, Form, Modal, Radio } from 'antd';
import { useState } from 'react';
import { chinaInstant } from '../cases/china-instant.ts';
import { useWords } from '../state/use-words.ts';
import { doorsWords } from '../words/doors.ts';
import { useAnswer } from './use-answer.ts';

type What = 'not-taken' | 'everything';

/** Sends again what happened in a period. */
export function ReplaySheet({ webhookId, onClose }: { webhookId: string; onClose: () => void }) {
  const say = useWords(doorsWords);
  const answer = useAnswer();
  const { message } = App.useApp();
  const [period, setPeriod] = useState<Partial<Record<'from' | 'until', string>>>({});
  const [what, setWhat] = useState<What>('not-taken');
  const [missing, setMissing] = useState(false);
  const send = async () => {
    const { from, until } = period;
    setMissing(!from || !until);
    if (!from || !until) return;
    const sent = await answer('POST /doors/replay-webhook', { webhookId, from, until, what });
    if (!sent) return;
    message.success(say('replayed', sent));
    onClose();
  };
  const labels = { from: 'replayFrom', until: 'replayUntil' } as const;
  return (
    <Modal
      open
      title={say('replay')}
      okText={say('ok')}
      cancelText={say('cancel')}
      onOk={send}
      onCancel={onClose}
    >
      <Form layout="vertical">
        {(['from', 'until'] as const).map((end) => (
          <Form.Item
            key={end}
            label={say(labels[end])}
            htmlFor={`replay-${end}`}
            {...(missing && !period[end] ? { validateStatus: 'error', help: say('choosePeriod') } : {})}
          >
            <DatePicker
              id={`replay-${end}`}
              showTime={{ format: 'HH:mm' }}
              onChange={(chosen) =>
                setPeriod(({ [end]: _, ...rest }) =>
                  chosen ? { ...rest, [end]: chinaInstant(chosen) } : rest,
                )
              }
            />
          </Form.Item>
        ))}
        <Radio.Group
          className="choices"
          aria-label={say('replayWhat')}
          value={what}
          onChange={({ target }) => setWhat(target.value as What)}
        >
          <Radio value="not-taken">{say('notTaken')}</Radio>
          <Radio value="everything">{say('everything')}</Radio>
        </Radio.Group>
      </Form>
    </Modal>
  );
}
