import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { Field } from '../../kit/field.tsx';
import { Page } from '../../kit/page.tsx';
import { QrCode } from '../../kit/qr.tsx';
import { useMe } from '../../state/me.ts';
import { goHome, useAbout } from '../../state/open-page.ts';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { accountWords } from '../../words/account.ts';

/** Staff confirm with an authenticator app; the first time they set it up here. */
export default function SecondFactor() {
  const say = useWords(accountWords);
  const me = useMe();
  const { back } = useAbout();
  const [code, setCode] = useState('');
  const [error, setError] = useState<string>();
  const [enrolment, setEnrolment] = useState<{ otpauthUri: string; secret: string }>();
  const first = me?.secondFactor === 'to-enrol';

  useEffect(() => {
    if (first) attempt(() => call('POST /identity/enrol-second-factor', {})).then(setEnrolment);
  }, [first]);
  const confirm = async () => {
    const answer = await attempt(() => call('POST /identity/pass-second-factor', { code }));
    if (answer?.state === 'wrong-code') setError(say('factorWrong', { count: answer.attemptsLeft }));
    else if (answer && back?.startsWith('/')) Taro.reLaunch({ url: back });
    else if (answer) goHome();
  };
  return (
    <Page root title={say('factorTitle')}>
      <Paragraph>{say('factorWhy')}</Paragraph>
      {enrolment && (
        <Card title={say('factorEnrol')}>
          <QrCode text={enrolment.otpauthUri} label={say('factorQr')} />
          <Paragraph note>{say('factorSecret', { secret: enrolment.secret })}</Paragraph>
        </Card>
      )}
      <Card>
        <Field
          id="factor"
          label={say('factorCode')}
          kind="number"
          max={6}
          autocomplete="one-time-code"
          hint={say('factorHint')}
          value={code}
          onChange={(typed) => setCode(typed.replace(/\D/g, ''))}
          error={error}
        />
        <Button id="factor-go" wide disabled={code.length !== 6} onPress={confirm}>
          {say('factorGo')}
        </Button>
      </Card>
    </Page>
  );
}
