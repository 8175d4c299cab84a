import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { confirm } from '../../kit/confirm.tsx';
import { Page } from '../../kit/page.tsx';
import { QrCode } from '../../kit/qr.tsx';
import { toast } from '../../kit/toast.tsx';
import { addressForCode } from '../../people/scan-code.ts';
import { useMe } from '../../state/me.ts';
import { useAbout } from '../../state/open-page.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import '../leaders.css';
import { deskWords } from '../words/desk.ts';
import { householdWords } from '../words/household.ts';

const onWeb = process.env.TARO_ENV === 'h5';

/** Makes the code with which people join a household, to be shown or printed for the door. */
export default function HouseholdCodePage() {
  useMe();
  const say = useWords(householdWords);
  const sayDesk = useWords(deskWords);
  const when = useWhen();
  const { householdId = '', address = '' } = useAbout();
  const [issued, setIssued] = useState<{ code: string; expiresAt: string }>();
  const issue = async () => {
    const yes = await confirm({
      title: say('codeAskTitle'),
      text: say('codeAskText'),
      action: say('codeIssue'),
    });
    if (!yes) return;
    setIssued(await attempt(() => call('POST /people/issue-household-code', { householdId })));
  };
  const copy = (data: string) =>
    Taro.setClipboardData({ data })
      .then(() => toast(sayDesk('copied')))
      .catch(() => toast({ text: sayDesk('notCopied'), tone: 'bad' }));
  return (
    <Page
      title={say('codeTitle')}
      footer={
        <>
          {issued && onWeb && (
            <Button id="print" onPress={() => window.print()}>
              {say('codePrint')}
            </Button>
          )}
          <Button id="issue" kind={issued ? 'plain' : 'primary'} onPress={issue}>
            {say('codeIssue')}
          </Button>
        </>
      }
    >
      <Card title={address}>
        <Paragraph>{say('codeText')}</Paragraph>
        {issued && (
          <View className="door-code">
            <QrCode
              text={addressForCode(issued.code)}
              label={say('codeShown', { address, code: issued.code })}
            />
            <View className="number">
              <Text id="household-code" selectable>
                {issued.code}
              </Text>
            </View>
            <Paragraph note>{say('codeUntil', { moment: when.moment(issued.expiresAt) })}</Paragraph>
            <Button id="copy" kind="soft" onPress={() => copy(issued.code)}>
              {say('codeCopy')}
            </Button>
          </View>
        )}
        {issued && !onWeb && <Paragraph note>{say('codeSaveHint')}</Paragraph>}
      </Card>
    </Page>
  );
}
