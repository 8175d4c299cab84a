import { useState } from 'react';
import { DisplaySettings } from '../../identity/display-settings.tsx';
import { PrivacySheet } from '../../identity/privacy-sheet.tsx';
import { Button } from '../../kit/button.tsx';
import { Card } from '../../kit/card.tsx';
import { confirm } from '../../kit/confirm.tsx';
import { Field } from '../../kit/field.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Page } from '../../kit/page.tsx';
import { toast } from '../../kit/toast.tsx';
import { NoticeSettings } from '../../notices/notice-settings.tsx';
import { loadMe, useMe } from '../../state/me.ts';
import { openPage } from '../../state/open-page.ts';
import { forgetSession } from '../../state/session.ts';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { accountWords } from '../../words/account.ts';

/** Language, text size, name, consents, devices, signing out. */
export default function SettingsPage() {
  const say = useWords(accountWords);
  const me = useMe();
  const [name, setName] = useState<string>();
  const [notice, setNotice] = useState(false);

  const saveName = async () => {
    const displayName = (name ?? '').trim();
    if (!(await attempt(() => call('POST /identity/change-settings', { displayName })))) return;
    await attempt(loadMe);
    setName(undefined);
    toast(say('saved'));
  };
  const signOut = async () => {
    const yes = await confirm({ title: say('signOutAsk'), text: say('signOutText'), action: say('signOut') });
    if (!yes) return;
    // Without network the session ends here all the same; on the server it runs out by itself.
    await call('POST /identity/sign-out', {}).catch(() => undefined);
    forgetSession();
  };
  return (
    <Page title={say('settings')}>
      <DisplaySettings />
      <NoticeSettings />
      <Card title={say('account')}>
        <Field
          id="name"
          label={say('name')}
          hint={say('nameHint')}
          max={20}
          value={name ?? me?.displayName ?? ''}
          onChange={setName}
        />
        {name !== undefined && name.trim() !== '' && name !== me?.displayName && (
          <Button id="save-name" onPress={saveName}>
            {say('save')}
          </Button>
        )}
      </Card>
      <List>
        <Cell icon="phone" title={say('phone')} value={me?.phoneMasked ?? say('phoneNone')} />
        <Cell
          id="consents"
          icon="shield"
          title={say('privacy')}
          note={say('privacyNote')}
          onPress={() => openPage('consents')}
        />
        <Cell
          id="devices"
          icon="device"
          title={say('devices')}
          note={say('devicesNote')}
          onPress={() => openPage('devices')}
        />
        <Cell id="notice" icon="report" title={say('notice')} onPress={() => setNotice(true)} />
      </List>
      <Button id="sign-out" kind="plain" icon="leave" onPress={signOut}>
        {say('signOut')}
      </Button>
      <PrivacySheet open={notice} onClose={() => setNotice(false)} />
    </Page>
  );
}
