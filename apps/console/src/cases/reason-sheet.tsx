import { Form, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useWords } from '../state/use-words.ts';
import { actsWords } from '../words/acts.ts';

/** Asks for the words that go on record; `children` are further fields. Closes once it was done. */
export function ReasonSheet({
  title,
  label,
  most = 200,
  least = 2,
  children,
  onSend,
  onClose,
}: {
  title: string;
  label: string;
  /** Characters. */
  most?: number;
  /** Nought when nothing has to be said. */
  least?: number;
  children?: ReactNode;
  onSend: (reason: string) => Promise<boolean>;
  onClose: () => void;
}) {
  const say = useWords(actsWords);
  const [form] = Form.useForm<{ reason?: string }>();
  const [busy, setBusy] = useState(false);
  const send = async ({ reason = '' }: { reason?: string }) => {
    setBusy(true);
    const done = await onSend(reason.trim()).finally(() => setBusy(false));
    if (done) onClose();
  };
  return (
    <Modal
      open
      title={title}
      okText={say('ok')}
      cancelText={say('cancel')}
      confirmLoading={busy}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={send}>
        {children}
        <Form.Item
          name="reason"
          label={label}
          rules={
            least > 0 ? [{ required: true, whitespace: true, min: least, message: say('reasonShort') }] : []
          }
        >
          <Input.TextArea autoFocus rows={3} maxLength={most} showCount />
        </Form.Item>
      </Form>
    </Modal>
  );
}
