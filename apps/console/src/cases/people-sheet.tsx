import { roles } from '@linli/contracts/identity/roles';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { useArea, useMe } from '../shell/me.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { useParts } from '../wire/queries.ts';
import { actsWords } from '../words/acts.ts';
import { ReasonSheet } from './reason-sheet.tsx';
import { useAct } from './use-act.ts';

/** Hands a request over to somebody who holds a post here, or brings others in as joint 协办. */
export function PeopleSheet({
  requestId,
  act: what,
  onClose,
}: {
  requestId: string;
  act: 'handOver' | 'joinIn';
  onClose: () => void;
}) {
  const say = useWords(actsWords);
  const label = useLabel();
  const act = useAct();
  const { areaId } = useArea();
  const { data: me } = useMe();
  const [chosen, setChosen] = useState<string[]>([]);
  const [missing, setMissing] = useState(false);
  const posts = useParts(
    'GET /people/appointments',
    { areaId: areaId ?? '', limit: 100 },
    { enabled: areaId !== undefined },
  );
  const options = posts.items
    .filter(
      ({ accountId, role }) => accountId !== me?.accountId && role !== 'volunteer' && role !== 'inspector',
    )
    .filter(({ accountId }, at, all) => all.findIndex((other) => other.accountId === accountId) === at)
    .map(({ accountId, holderName, role, areaName }) => ({
      value: accountId,
      label: `${holderName} · ${label(roles[role])} · ${areaName}`,
    }));
  const send = async (reason: string) => {
    const [accountId] = chosen;
    setMissing(accountId === undefined);
    if (accountId === undefined) return false;
    return what === 'handOver'
      ? act('POST /requests/hand-over', { requestId, accountId, reason })
      : act('POST /requests/join-in', { requestId, accountIds: chosen, reason });
  };
  return (
    <ReasonSheet title={say(what)} label={say('reason')} onClose={onClose} onSend={send}>
      <Form.Item
        label={say('whom')}
        htmlFor="whom"
        {...(missing ? { validateStatus: 'error', help: say('chooseOne') } : {})}
      >
        <Select
          id="whom"
          loading={posts.loading}
          options={options}
          showSearch={{ optionFilterProp: 'label' }}
          mode="multiple"
          maxCount={what === 'joinIn' ? 10 : 1}
          value={chosen}
          onChange={setChosen}
        />
      </Form.Item>
    </ReasonSheet>
  );
}
