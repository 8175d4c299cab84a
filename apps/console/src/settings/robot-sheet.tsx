import {
  noticeTexts,
  type RobotKind,
  type RobotProvider,
  robotKinds,
  robotProviders,
} from '@linli/contracts/notices/labels';
import { Checkbox, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { FormSheet } from '../shell/form-sheet.tsx';
import { newId } from '../state/new-id.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { call } from '../wire/client.ts';
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
  const [robotId] = useState(() => robot?.robotId ?? newId());
  const required = { required: true, message: ask('chooseOne') };
  return (
    <FormSheet<Asked>
      title={robot ? robot.name : say('addRobot')}
      initial={robot ?? { name: '', provider: 'wecom', kinds: [...robotKinds] }}
      onSend={({ name, provider, kinds, url }) =>
        call('POST /notices/set-robot', {
          robotId,
          areaId: robot?.areaId ?? areaId,
          name,
          provider,
          kinds,
          url: url?.trim() || null,
        })
      }
      onClose={onClose}
    >
      <Form.Item name="name" label={say('robotName')} rules={[{ required: true, message: say('robotName') }]}>
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
    </FormSheet>
  );
}
