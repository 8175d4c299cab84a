import { UserOutlined } from '@ant-design/icons';
import { roles } from '@linli/contracts/identity/roles';
import { Button, Popover } from 'antd';
import { useState } from 'react';
import { forgetSession } from '../state/session.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { call } from '../wire/client.ts';
import { queries } from '../wire/queries.ts';
import { shellWords } from '../words/shell.ts';
import { DisplayFields } from './display-fields.tsx';
import { postsOf, useMe } from './me.ts';

/** Who is at the desk with which posts, how it looks, and the way out. */
export function AccountMenu() {
  const say = useWords(shellWords);
  const label = useLabel();
  const { data: me } = useMe();
  const [open, setOpen] = useState(false);
  const signOut = async () => {
    // Without network the session is forgotten here all the same; it ends by itself there.
    await call('POST /identity/sign-out', {}).catch(() => undefined);
    forgetSession();
    queries.clear();
  };
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      content={
        <div className="account">
          <ul>
            {postsOf(me).map(({ appointmentId, role, areaName }) => (
              <li key={appointmentId}>{say('postAt', { role: label(roles[role]), area: areaName })}</li>
            ))}
          </ul>
          <DisplayFields />
          <Button block onClick={signOut}>
            {say('signOut')}
          </Button>
        </div>
      }
    >
      <Button
        type="text"
        icon={<UserOutlined />}
        aria-expanded={open}
        aria-label={`${say('account')} ${me?.displayName ?? ''}`}
      >
        {me?.displayName}
      </Button>
    </Popover>
  );
}
