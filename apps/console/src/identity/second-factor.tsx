import { getRouteApi, useRouter } from '@tanstack/react-router';
import { Alert, Button, Form, Input, QRCode } from 'antd';
import { useEffect, useState } from 'react';
import { useMe } from '../shell/me.ts';
import { Failed } from '../shell/states.tsx';
import { useWords } from '../state/use-words.ts';
import { call, sentenceOf } from '../wire/client.ts';
import { queries } from '../wire/queries.ts';
import { signInWords } from '../words/sign-in.ts';

const route = getRouteApi('/second-factor');

/** Staff confirm with an authenticator app; the first time they set it up here. */
export function SecondFactor() {
  const say = useWords(signInWords);
  const me = useMe();
  const { back } = route.useSearch();
  const { history } = useRouter();
  const [form] = Form.useForm<{ code: string }>();
  const [enrolment, setEnrolment] = useState<{ otpauthUri: string; secret: string }>();
  const [failure, setFailure] = useState<unknown>();
  const first = me.data?.secondFactor === 'to-enrol';
  useEffect(() => {
    if (first) call('POST /identity/enrol-second-factor', {}).then(setEnrolment, setFailure);
  }, [first]);
  const confirm = async ({ code }: { code: string }) => {
    const wrong = (text: string) => form.setFields([{ name: 'code', errors: [text] }]);
    try {
      const answer = await call('POST /identity/pass-second-factor', { code });
      if (answer.state === 'wrong-code') return wrong(say('factorWrong', { count: answer.attemptsLeft }));
      await queries.resetQueries();
      history.replace(back?.startsWith('/') && !back.startsWith('//') ? back : '/console/now');
    } catch (error) {
      wrong(sentenceOf(error));
    }
  };
  return (
    <main id="content" className="sign-in">
      <h1>{say('factorTitle')}</h1>
      <p>{say('factorWhy')}</p>
      {me.error && me.data === undefined && <Failed error={me.error} onRetry={() => me.refetch()} />}
      {failure !== undefined && <Alert type="error" title={sentenceOf(failure)} />}
      {enrolment && (
        <section>
          <h2>{say('factorEnrol')}</h2>
          <p>{say('factorScan')}</p>
          <QRCode value={enrolment.otpauthUri} bgColor="#ffffff" color="#000000" />
          <p>
            <code>{enrolment.secret}</code>
          </p>
        </section>
      )}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={confirm}>
        <Form.Item
          name="code"
          label={say('factorCode')}
          rules={[{ required: true, pattern: /^\d{6}$/, message: say('factorCode') }]}
        >
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} autoFocus size="large" />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block>
          {say('factorGo')}
        </Button>
      </Form>
    </main>
  );
}
