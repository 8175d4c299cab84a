import { App, Checkbox, Form, Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { useWords } from '../../state/use-words.ts';
import { call, sentenceOf } from '../../wire/client.ts';
import { queries } from '../../wire/queries.ts';
import { rostersWords } from '../../words/rosters.ts';
import type { Roster } from './roster-page.tsx';

/** Says whom publishing asks and about what, and does it once that was confirmed. */
export function PublishSheet({ roster, onClose }: { roster: Roster; onClose: () => void }) {
  const say = useWords(rostersWords);
  const { message } = App.useApp();
  const [confirmHours, setConfirmHours] = useState(24);
  const [reason, setReason] = useState('');
  const [seen, setSeen] = useState(false);
  const { rosterId, version, toOffer, people, places, filled } = roster;
  const publish = async () => {
    const word = reason.trim();
    try {
      const {
        offered,
        people: asked,
        skipped,
      } = await call('POST /rosters/publish', {
        rosterId,
        version,
        confirmHours,
        ...(word.length >= 2 ? { reason: word } : {}),
      });
      message.success(
        [say('done', { people: asked, offered }), skipped > 0 && say('skipped', { count: skipped })]
          .filter(Boolean)
          .join(say('and')),
      );
      onClose();
    } catch (error) {
      message.error(sentenceOf(error));
    }
    await queries.invalidateQueries();
  };
  return (
    <Modal
      open
      title={say('publish')}
      okText={say('publish')}
      cancelText={say('cancel')}
      okButtonProps={{ disabled: !seen }}
      onOk={publish}
      onCancel={onClose}
    >
      <p>{say('publishText', { people, count: toOffer })}</p>
      {places > filled && <p>{say('publishEmpty', { empty: places - filled })}</p>}
      <Form layout="vertical">
        <Form.Item label={say('confirmHours')} htmlFor="confirm-hours">
          <InputNumber
            id="confirm-hours"
            min={1}
            max={168}
            value={confirmHours}
            onChange={(value) => setConfirmHours(value ?? 24)}
          />
        </Form.Item>
        <Form.Item label={say('reason')} htmlFor="publish-reason">
          <Input.TextArea
            id="publish-reason"
            rows={2}
            maxLength={200}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </Form.Item>
        <Checkbox checked={seen} onChange={({ target }) => setSeen(target.checked)}>
          {say('publishConfirm')}
        </Checkbox>
      </Form>
    </Modal>
  );
}
