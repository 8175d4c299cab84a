import { roles } from '@linli/contracts/identity/roles';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { holds, useArea, useMe } from '../shell/me.ts';
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
    { enabled: areaId !== undefined && holds(me, 'posts.view') },
  );
  // Members of a team see no posts but those of their team.
  const teams = useParts(
    'GET /escalation/teams',
    { limit: 100 },
    { enabled: me !== undefined && !holds(me, 'posts.view') },
  );
  const colleagues = teams.items.flatMap(({ role, areaName, members }) =>
    members.map(({ accountId, name }) => ({ accountId, holderName: name, role, areaName })),
  );
  const options = [...posts.items, ...colleagues]
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
          loading={posts.loading || teams.loading}
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
