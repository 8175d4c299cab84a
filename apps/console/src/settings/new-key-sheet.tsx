import { Form, Input, Modal } from 'antd';
import { useWords } from '../state/use-words.ts';
import { actsWords } from '../words/acts.ts';
import { settingsWords } from '../words/settings.ts';

/** As the server takes a key. */
const aKey = /^[a-z][a-z0-9-]{2,40}$/;

/** Asks for the key of a new kind, form or ladder. */
export function NewKeySheet({
  taken,
  onName,
  onClose,
}: {
  taken: readonly string[];
  onName: (key: string) => void;
  onClose: () => void;
}) {
  const say = useWords(settingsWords);
  const ask = useWords(actsWords);
  const [form] = Form.useForm<{ key: string }>();
  return (
    <Modal
      open
      title={say('newKey')}
      okText={ask('ok')}
      cancelText={ask('cancel')}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={({ key }) => onName(key)}>
        <Form.Item
          name="key"
          label={say('newKeyLabel')}
          extra={say('newKeyNote')}
          rules={[
            { required: true, pattern: aKey, message: say('newKeyLabel') },
            {
              validator: (_, key: string) =>
                taken.includes(key) ? Promise.reject(new Error(say('taken'))) : Promise.resolve(),
            },
          ]}
        >
          <Input autoFocus maxLength={41} autoComplete="off" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
