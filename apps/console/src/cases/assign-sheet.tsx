import { roles } from '@linli/contracts/identity/roles';
import { fitReasons, unfitReasons } from '@linli/contracts/matching/labels';
import { Modal, Radio } from 'antd';
import { useState } from 'react';
import { Rows } from '../shell/rows.tsx';
import { useLabel, useWords } from '../state/use-words.ts';
import { useParts } from '../wire/queries.ts';
import { actsWords } from '../words/acts.ts';
import { useAct } from './use-act.ts';

/** Names one helper by hand: who could, best first, and what speaks for and against each. They are asked and may decline. */
export function AssignSheet({ requestId, onClose }: { requestId: string; onClose: () => void }) {
  const say = useWords(actsWords);
  const label = useLabel();
  const act = useAct();
  const [accountId, setAccountId] = useState<string>();
  const people = useParts('GET /matching/candidates', { requestId, limit: 20 });
  const send = async () => {
    if (accountId && (await act('POST /matching/assign', { requestId, accountId, agreed: false }))) onClose();
  };
  return (
    <Modal
      open
      title={say('assign')}
      okText={say('ok')}
      cancelText={say('cancel')}
      okButtonProps={{ disabled: accountId === undefined }}
      onOk={send}
      onCancel={onClose}
    >
      <Rows of={people}>
        {(items) => (
          <Radio.Group
            className="choices"
            aria-label={say('assignWho')}
            value={accountId}
            onChange={({ target }) => setAccountId(target.value as string)}
          >
            {items.map(({ accountId: value, name, role, fit, unfit }) => (
              <Radio key={value} value={value}>
                {name} <span className="note">{label(roles[role])}</span>
                <div className="note">
                  {[
                    ...fit.map(({ reason, facts }) => label(fitReasons[reason], facts)),
                    ...unfit.map(({ reason, facts }) => label(unfitReasons[reason], facts)),
                  ].join(' · ')}
                </div>
              </Radio>
            ))}
          </Radio.Group>
        )}
      </Rows>
    </Modal>
  );
}
