import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { CodeForm } from '../../identity/code-form.tsx';
import { DisplaySettings } from '../../identity/display-settings.tsx';
import { PhoneForm } from '../../identity/phone-form.tsx';
import { PrivacySheet } from '../../identity/privacy-sheet.tsx';
import { begin, type SignedIn } from '../../identity/sign-in.ts';
import { WechatForm } from '../../identity/wechat-form.tsx';
import { Button } from '../../kit/button.tsx';
import { Card, Stack } from '../../kit/card.tsx';
import { Choices } from '../../kit/choice.tsx';
import { Page } from '../../kit/page.tsx';
import { Skyline } from '../../kit/skyline.tsx';
import { addressOf, goHome, useAbout } from '../../state/open-page.ts';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { signInWords } from '../../words/sign-in.ts';
import './index.css';

const onWeapp = process.env.TARO_ENV === 'weapp';

/** The privacy notice is agreed to first; then WeChat or a code by SMS, then the phone number where it is not known. */
export default function SignIn() {
  const say = useWords(signInWords);
  const { back } = useAbout();
  const [way, setWay] = useState<'wechat' | 'code'>(onWeapp ? 'wechat' : 'code');
  const [agreed, setAgreed] = useState(false);
  const [unread, setUnread] = useState(false);
  const [notice, setNotice] = useState(false);
  const [phoneWanted, setPhoneWanted] = useState(false);

  const leave = () => {
    if (back?.startsWith('/')) Taro.reLaunch({ url: back });
    else goHome();
  };
  const signedIn = async (session: SignedIn) => {
    if (!(await attempt(() => begin(session)))) return;
    if (session.secondFactor !== 'off') Taro.reLaunch({ url: addressOf('second-factor', { back }) });
    else if (onWeapp && !session.phoneKnown) setPhoneWanted(true);
    else leave();
  };
  const agree = (yes: boolean) => {
    setAgreed(yes);
    setUnread(false);
    setNotice(false);
  };
  const form = { agreed, onUnread: () => setUnread(true), onSignedIn: signedIn };
  return (
    <Page root title={say('title')}>
      <View className="welcome">
        <Skyline lit={14} total={40} />
        <Text className="welcome__name">{say('name')}</Text>
        <Text className="welcome__promise">{say('promise')}</Text>
      </View>
      {phoneWanted ? (
        <PhoneForm onDone={leave} />
      ) : (
        <Card>
          <Stack row>
            <Choices
              id="agree"
              label={say('noticeTitle')}
              value={agreed ? ['yes'] : []}
              onChange={(chosen) => agree(chosen.length > 0)}
              options={[{ value: 'yes', label: say('agree') }]}
              error={unread ? say('agreeFirst') : undefined}
            />
            <Button id="read-notice" kind="link" onPress={() => setNotice(true)}>
              {say('read')}
            </Button>
          </Stack>
          {way === 'wechat' ? <WechatForm {...form} /> : <CodeForm {...form} />}
          {onWeapp && (
            <Button id="other-way" kind="link" onPress={() => setWay(way === 'wechat' ? 'code' : 'wechat')}>
              {way === 'wechat' ? say('byPhone') : say('byWechat')}
            </Button>
          )}
        </Card>
      )}
      <DisplaySettings />
      <PrivacySheet open={notice} onAgree={() => agree(true)} onClose={() => setNotice(false)} />
    </Page>
  );
}
