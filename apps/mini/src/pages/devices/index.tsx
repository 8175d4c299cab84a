import type { ReplyOf } from '@linli/contracts/catalog';
import { Button } from '../../kit/button.tsx';
import { confirm } from '../../kit/confirm.tsx';
import { List } from '../../kit/list.tsx';
import { Page } from '../../kit/page.tsx';
import { Person } from '../../kit/person.tsx';
import { Tag } from '../../kit/tag.tsx';
import { toast } from '../../kit/toast.tsx';
import { useMe } from '../../state/me.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { shellOf, useLoad } from '../../wire/use-load.ts';
import { accountWords } from '../../words/account.ts';

type Device = ReplyOf<'GET /identity/sessions'>['items'][number];

/** Where this account is signed in. */
export default function Devices() {
  useMe();
  const say = useWords(accountWords);
  const when = useWhen();
  const sessions = useLoad(() => call('GET /identity/sessions', {}));
  const nameOf = ({ platform, label }: Device) => {
    const known =
      platform === 'weapp' || platform === 'h5' || platform === 'console' ? say(platform) : platform;
    return label === '' ? known : `${known} · ${label}`;
  };
  const revoke = async (device: Device) => {
    const yes = await confirm({
      title: say('revokeAsk'),
      text: say('revokeText'),
      action: say('revoke'),
      danger: true,
    });
    if (!yes) return;
    if (await attempt(() => call('POST /identity/revoke-session', { sessionId: device.sessionId })))
      toast(say('revoked'));
    await sessions.reload();
  };
  const revokeOthers = async () => {
    const text = say('revokeText');
    if (!(await confirm({ title: say('revokeOthersAsk'), text, action: say('revoke'), danger: true })))
      return;
    if (await attempt(() => call('POST /identity/sign-out-elsewhere', {}))) toast(say('revoked'));
    await sessions.reload();
  };
  return (
    <Page title={say('devicesTitle')} {...shellOf(sessions)}>
      <List>
        {sessions.data?.items.map((device) => (
          <Person
            key={device.sessionId}
            name={nameOf(device)}
            note={say('lastSeen', { moment: when.moment(device.lastSeenAt) })}
            tags={device.current && <Tag tone="ok">{say('thisDevice')}</Tag>}
            aside={
              !device.current && (
                <Button kind="plain" onPress={() => revoke(device)}>
                  {say('revoke')}
                </Button>
              )
            }
          />
        ))}
      </List>
      {(sessions.data?.items.length ?? 0) > 1 && (
        <Button kind="plain" onPress={revokeOthers}>
          {say('revokeOthers')}
        </Button>
      )}
    </Page>
  );
}
