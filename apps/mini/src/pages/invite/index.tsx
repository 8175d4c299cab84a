import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { confirm } from '../../kit/confirm.tsx';
import { Page } from '../../kit/page.tsx';
import { QrCode } from '../../kit/qr.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import { toast } from '../../kit/toast.tsx';
import { addressForCode } from '../../people/scan-code.ts';
import { homesOf, useMe } from '../../state/me.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { peopleWords } from '../../words/people.ts';
import './index.css';

/** A code with which family join the household; making a new one ends the old. */
export default function Invite() {
  const say = useWords(peopleWords);
  const when = useWhen();
  const me = useMe();
  const homes = homesOf(me);
  const [chosen, setChosen] = useState<string>();
  const [issued, setIssued] = useState<{ householdId: string; code: string; expiresAt: string }>();
  const home = homes.find(({ householdId }) => householdId === chosen) ?? homes[0];
  const code = issued && issued.householdId === home?.householdId ? issued : undefined;
  const make = async () => {
    if (
      !home ||
      !(await confirm({ title: say('inviteAsk'), text: say('inviteAskText'), action: say('inviteMake') }))
    )
      return;
    const { householdId } = home;
    const answer = await attempt(() => call('POST /people/issue-household-code', { householdId }));
    if (answer) setIssued({ householdId, ...answer });
  };
  const copy = async () => {
    if (code) await Taro.setClipboardData({ data: code.code });
    toast(say('inviteCopied'));
  };
  return (
    <Page title={say('invite')} loading={!me}>
      {home && homes.length > 1 && (
        <Tabs
          id="homes"
          label={say('whichHome')}
          value={home.householdId}
          onChange={setChosen}
          items={homes.map(({ householdId, address }) => ({ value: householdId, label: address }))}
        />
      )}
      <Card {...(home ? { title: home.address } : {})}>
        <Paragraph>{say('inviteText')}</Paragraph>
        {code && (
          <View className="invite">
            <QrCode text={addressForCode(code.code)} label={`${say('inviteCode')} ${code.code}`} />
            <Text id="invite-code" className="invite__code" selectable>
              {code.code}
            </Text>
            <Paragraph note>{say('inviteUntil', { moment: when.moment(code.expiresAt) })}</Paragraph>
            <Button id="copy-code" kind="soft" onPress={copy}>
              {say('inviteCopy')}
            </Button>
          </View>
        )}
        <Button id="make-code" kind={code ? 'plain' : 'primary'} wide disabled={!home} onPress={make}>
          {say('inviteMake')}
        </Button>
        <Paragraph note>{say('inviteCare')}</Paragraph>
      </Card>
    </Page>
  );
}
