import type { InputOf } from '@linli/contracts/catalog';
import { Card, Stack } from '../kit/card.tsx';
import { List } from '../kit/list.tsx';
import { TimeField } from '../kit/time-field.tsx';
import { Toggle } from '../kit/toggle.tsx';
import { useWords } from '../state/use-words.ts';
import { attempt } from '../wire/attempt.ts';
import { call } from '../wire/call.ts';
import { useLoad } from '../wire/use-load.ts';
import { noticesWords } from '../words/notices.ts';
import { SubscribeCard } from './subscribe-card.tsx';

const usualQuiet = { from: '22:00', until: '07:00' };

/** By what and when somebody is told; the inbox gets everything whatever is chosen here. */
export function NoticeSettings() {
  const say = useWords(noticesWords);
  const loaded = useLoad(() => call('GET /notices/settings', {}));
  const settings = loaded.data;
  if (!settings) return null;
  const { wechat, sms, quiet, possible } = settings;
  const change = async (change: InputOf<'POST /notices/change-settings'>) => {
    loaded.put({ ...settings, ...(change as Partial<typeof settings>) });
    if (!(await attempt(() => call('POST /notices/change-settings', change)))) await loaded.reload();
  };
  return (
    <>
      <List id="notice-settings" title={say('settings')}>
        <Toggle
          id="by-wechat"
          label={say('wechat')}
          note={possible.wechat ? say('wechatNote') : say('wechatNot')}
          on={wechat && possible.wechat}
          disabled={!possible.wechat}
          onChange={(on) => change({ wechat: on })}
        />
        <Toggle
          id="by-sms"
          label={say('sms')}
          note={possible.sms ? say('smsNote') : say('smsNot')}
          on={sms && possible.sms}
          disabled={!possible.sms}
          onChange={(on) => change({ sms: on })}
        />
        <Toggle
          id="quiet"
          label={say('quiet')}
          note={quiet ? say('quietNote', quiet) : say('quietOff')}
          on={quiet !== null}
          onChange={(on) => change({ quiet: on ? usualQuiet : null })}
        />
      </List>
      {quiet && (
        <Card>
          <Stack row>
            <TimeField
              id="quiet-from"
              label={say('quietFrom')}
              value={quiet.from}
              onChange={(from) => change({ quiet: { ...quiet, from } })}
            />
            <TimeField
              id="quiet-until"
              label={say('quietUntil')}
              value={quiet.until}
              onChange={(until) => change({ quiet: { ...quiet, until } })}
            />
          </Stack>
        </Card>
      )}
      <SubscribeCard />
    </>
  );
}
