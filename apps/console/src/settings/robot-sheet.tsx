import {
  noticeTexts,
  type RobotKind,
  type RobotProvider,
  robotKinds,
  robotProviders,
} from '@linli/contracts/notices/labels';
import { Checkbox, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useAct } from '../cases/use-act.ts';
import { newId } from '../state/new-id.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { actsWords } from '../words/acts.ts';
import { settingsWords } from '../words/settings.ts';
import type { Robot } from './robots.tsx';

interface Asked {
  name: string;
  provider: RobotProvider;
  kinds: RobotKind[];
  url?: string;
}

/** Adds a chat robot, or changes one; without an address it keeps the one it has. */
export function RobotSheet({
  areaId,
  robot,
  onClose,
}: {
  areaId: string;
  robot?: Robot;
  onClose: () => void;
}) {
  const say = useWords(settingsWords);
  const ask = useWords(actsWords);
  const label = useLabel();
  const act = useAct();
  const [form] = Form.useForm<Asked>();
  const [robotId] = useState(() => robot?.robotId ?? newId());
  const [busy, setBusy] = useState(false);
  const send = async ({ url, ...asked }: Asked) => {
    setBusy(true);
    const place = robot?.areaId ?? areaId;
    const done = await act('POST /notices/set-robot', {
      robotId,
      areaId: place,
      url: url?.trim() || null,
      ...asked,
    }).finally(() => setBusy(false));
    if (done) onClose();
  };
  const required = { required: true, message: ask('chooseOne') };
  return (
    <Modal
      open
      title={robot ? robot.name : say('addRobot')}
      okText={ask('ok')}
      cancelText={ask('cancel')}
      confirmLoading={busy}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={robot ?? { provider: 'wecom', kinds: [...robotKinds] }}
        onFinish={send}
      >
        <Form.Item
          name="name"
          label={say('robotName')}
          rules={[{ required: true, message: say('robotName') }]}
        >
          <Input autoFocus maxLength={60} />
        </Form.Item>
        <Form.Item name="provider" label={say('provider')}>
          <Radio.Group
            options={(Object.keys(robotProviders) as RobotProvider[]).map((value) => ({
              value,
              label: label(robotProviders[value]),
            }))}
          />
        </Form.Item>
        <Form.Item
          name="url"
          label={say('url')}
          {...(robot ? { extra: robot.host } : { rules: [{ required: true, message: say('url') }] })}
        >
          <Input maxLength={500} autoComplete="off" />
        </Form.Item>
        <Form.Item name="kinds" label={say('kinds')} rules={[required]}>
          <Checkbox.Group
            className="choices"
            options={robotKinds.map((value) => ({ value, label: label(noticeTexts[value].title) }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
