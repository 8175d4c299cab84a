import type { ReplyOf } from '@linli/contracts/catalog';
import { roles } from '@linli/contracts/identity/roles';
import { rights } from '@linli/domain/identity/rights';
import { App, Form, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { postsOf, useMe } from '../shell/me.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { call, sentenceOf } from '../wire/client.ts';
import { queries, useParts } from '../wire/queries.ts';
import { callsWords } from '../words/calls.ts';

type Split = ReplyOf<'POST /reports/make-call-list'>;
const callerRoles: readonly string[] = rights['reports.call'];

/** Chooses who calls those missing, and shows the shares before they are given out. */
export function SplitSheet({
  slotId,
  areaId,
  onClose,
}: {
  slotId: string;
  areaId: string;
  onClose: () => void;
}) {
  const say = useWords(callsWords);
  const label = useLabel();
  const { message } = App.useApp();
  const { data: me } = useMe();
  const [chosen, setChosen] = useState<string[]>([]);
  const [dailyLimit, setDailyLimit] = useState(60);
  const [split, setSplit] = useState<Split>();
  // Callers may hold their posts above the area that is chased.
  const mine = postsOf(me)[0]?.areaId ?? areaId;
  const here = useParts('GET /people/appointments', { areaId, limit: 100 });
  const above = useParts(
    'GET /people/appointments',
    { areaId: mine, limit: 100 },
    { enabled: mine !== areaId },
  );
  const callers = [...here.items, ...above.items].filter(
    ({ accountId, role }, at, all) =>
      callerRoles.includes(role) &&
      all.findIndex((other) => other.accountId === accountId && callerRoles.includes(other.role)) === at,
  );
  const change = (changed: () => void) => {
    changed();
    setSplit(undefined);
  };
  const share = async () => {
    const preview = split === undefined;
    const input = {
      slotId,
      areaId,
      preview,
      callers: chosen.map((accountId) => ({ accountId, dailyLimit })),
    };
    try {
      const made = await call('POST /reports/make-call-list', input);
      if (preview) return setSplit(made);
      message.success(say('made', { count: made.made }));
      await queries.invalidateQueries();
      onClose();
    } catch (error) {
      message.error(sentenceOf(error));
    }
  };
  return (
    <Modal
      open
      title={say('split')}
      okText={say(split ? 'share' : 'preview')}
      cancelText={say('cancel')}
      okButtonProps={{ disabled: chosen.length === 0 || split?.made === 0 }}
      onOk={share}
      onCancel={onClose}
    >
      <p>{say('splitNote')}</p>
      <Form layout="vertical">
        <Form.Item label={say('callers')} htmlFor="callers">
          <Select
            id="callers"
            mode="multiple"
            maxCount={100}
            loading={here.loading || above.loading}
            showSearch={{ optionFilterProp: 'label' }}
            options={callers.map(({ accountId, holderName, role, areaName }) => ({
              value: accountId,
              label: `${holderName} · ${label(roles[role])} · ${areaName}`,
            }))}
            value={chosen}
            onChange={(value) => change(() => setChosen(value))}
          />
        </Form.Item>
        <Form.Item label={say('dailyLimit')} htmlFor="daily-limit">
          <InputNumber
            id="daily-limit"
            min={1}
            max={300}
            step={10}
            value={dailyLimit}
            onChange={(value) => change(() => setDailyLimit(value ?? 60))}
          />
        </Form.Item>
      </Form>
      {split && (
        <div role="status">
          <p>{say('made', { count: split.made })}</p>
          <ul>
            {split.byCaller.map(({ accountId, name, calls }) => (
              <li key={accountId}>{say('shareOf', { name, count: calls })}</li>
            ))}
          </ul>
          {split.left > 0 && <p>{say('left', { count: split.left })}</p>}
          {split.toVisit > 0 && <p>{say('toVisit', { count: split.toVisit })}</p>}
        </div>
      )}
    </Modal>
  );
}
