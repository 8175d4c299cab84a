import { App, Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../state/use-words.ts';
import { doorsWords } from '../words/doors.ts';

/** A text that is shown this once; what is to be done with it stands above. */
export function SecretSheet({
  title,
  secret,
  children,
  onClose,
}: {
  title: string;
  secret: string;
  children: ReactNode;
  onClose: () => void;
}) {
  const say = useWords(doorsWords);
  const { message } = App.useApp();
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    message.success(say('copied'));
  };
  return (
    <Modal
      open
      title={title}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={
        <Button type="primary" onClick={onClose}>
          {say('close')}
        </Button>
      }
    >
      {children}
      <p className="secret">
        <code>{secret}</code>
      </p>
      {navigator.clipboard && <Button onClick={copy}>{say('copy')}</Button>}
    </Modal>
  );
}
