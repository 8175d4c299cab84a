import { App, Button, Modal } from 'antd';
import { useWhen } from '../state/use-when.ts';
import { useWords } from '../state/use-words.ts';
import { doorsWords } from '../words/doors.ts';

export interface Secret {
  readonly secret: string;
  readonly oldUntil?: string | null;
}

/** A signing secret, shown this once. */
export function SecretSheet({ shown, onClose }: { shown: Secret; onClose: () => void }) {
  const say = useWords(doorsWords);
  const when = useWhen();
  const { message } = App.useApp();
  const copy = async () => {
    await navigator.clipboard.writeText(shown.secret);
    message.success(say('copied'));
  };
  return (
    <Modal
      open
      title={say('secretTitle')}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={
        <Button type="primary" onClick={onClose}>
          {say('close')}
        </Button>
      }
    >
      <p>{say('secretNote')}</p>
      {shown.oldUntil && <p>{say('secretOld', { until: when.moment(shown.oldUntil) })}</p>}
      <p className="secret">
        <code>{shown.secret}</code>
      </p>
      {navigator.clipboard && <Button onClick={copy}>{say('copy')}</Button>}
    </Modal>
  );
}
