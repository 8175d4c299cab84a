import { App, Form, type FormInstance, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useWords } from '../state/use-words.ts';
import { failureOf, sentenceOf } from '../wire/client.ts';
import { queries } from '../wire/queries.ts';
import { actsWords } from '../words/acts.ts';

/** `/member/vehicles/0/plate` below `/member` as the name of a field: `['vehicles', 0, 'plate']`. */
const fieldAt = (pointer: string, below: string): (string | number)[] =>
  (pointer.startsWith(`${below}/`) ? pointer.slice(below.length) : pointer)
    .split('/')
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));

/**
 * Says of each field what the server found wrong with it.
 * @param below JSON pointer under which the server knows the fields of the form
 * @returns false when something of it has no field here, so that it has to be said as a whole
 */
export function showProblems<V extends object>(form: FormInstance<V>, error: unknown, below = ''): boolean {
  const { errors } = failureOf(error);
  const known = new Set(Object.keys(form.getFieldsValue(true)));
  const fields = errors.map(({ pointer, message }) => ({
    name: fieldAt(pointer, below) as never,
    errors: [message],
  }));
  const here = errors.every(({ pointer }) => known.has(String(fieldAt(pointer, below)[0])));
  form.setFields(fields);
  return errors.length > 0 && here;
}

/** A form in a window of its own: sends, says what is wrong at its fields, and reads again what is shown once it was done. */
export function FormSheet<V extends object>({
  title,
  initial,
  below,
  width = 620,
  okText,
  children,
  onSend,
  onClose,
}: {
  title: string;
  initial: V;
  below?: string;
  width?: number;
  okText?: string;
  children: ReactNode;
  /** Throws what the server says. */
  onSend: (values: V) => Promise<unknown>;
  onClose: () => void;
}) {
  const say = useWords(actsWords);
  const { message } = App.useApp();
  const [form] = Form.useForm<V>();
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    try {
      await onSend(form.getFieldsValue(true) as V);
      message.success(say('done'));
      onClose();
      await queries.invalidateQueries();
    } catch (error) {
      if (!showProblems(form, error, below)) message.error(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={title}
      width={width}
      okText={okText ?? say('ok')}
      cancelText={say('cancel')}
      confirmLoading={busy}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={send}>
        {children}
      </Form>
    </Modal>
  );
}
