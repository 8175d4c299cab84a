import { privacyNotice } from '@linli/contracts/identity/privacy-notice';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { Alert, App, Button, Checkbox, Form, Input, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { DisplayFields } from '../shell/display-fields.tsx';
import { keepSession } from '../state/session.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { call, failureOf, sentenceOf } from '../wire/client.ts';
import { queries } from '../wire/queries.ts';
import { signInWords } from '../words/sign-in.ts';

const route = getRouteApi('/sign-in');

interface Entered {
  phone: string;
  code: string;
  agreed: boolean;
}

/** Keeps the session and records the consent that was given on this page. Nothing else is sent before that. */
async function begin(token: string): Promise<void> {
  queries.clear();
  keepSession(token);
  const me = await call('GET /identity/me', {});
  if (!me.consentsMissing.includes('privacy')) return;
  const { items } = await call('GET /people/consents', {});
  const privacy = items.find(({ kind }) => kind === 'privacy');
  if (privacy) await call('POST /people/give-consent', { kind: 'privacy', version: privacy.version });
}

/** Phone and one-time code, after the privacy notice; a second factor follows where it is asked for. */
export function SignIn() {
  const say = useWords(signInWords);
  const label = useLabel();
  const { message } = App.useApp();
  const { back } = route.useSearch();
  const { history } = useRouter();
  const [form] = Form.useForm<Entered>();
  const [notice, setNotice] = useState(false);
  const [demoCode, setDemoCode] = useState<string>();
  const [wait, setWait] = useState(0);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (wait === 0) return;
    const timer = setTimeout(() => setWait(wait - 1), 1_000);
    return () => clearTimeout(timer);
  }, [wait]);

  const wrong = (name: keyof Entered, text: string) => form.setFields([{ name, errors: [text] }]);
  const sendCode = async () => {
    try {
      const { phone } = await form.validateFields(['phone']);
      const sent = await call('POST /identity/request-code', { phone });
      setDemoCode(sent.demoCode);
      setWait(sent.retryAfterSeconds);
      message.success(say('sent'));
    } catch (error) {
      if (!(error instanceof Error)) return; // the field says itself what is wrong with it
      const failure = failureOf(error);
      setWait(failure.retryAfterSeconds ?? 0);
      wrong('phone', failure.at('/phone') ?? sentenceOf(failure));
    }
  };
  const signIn = async ({ phone, code }: Entered) => {
    setBusy(true);
    try {
      const answer = await call('POST /identity/sign-in-with-code', {
        phone,
        code,
        device: { platform: 'console', label: '' },
      });
      if (answer.state === 'wrong-code')
        return wrong('code', say('codeNotRight', { count: answer.attemptsLeft }));
      if (answer.state === 'expired-code') return wrong('code', say('codeExpired'));
      await begin(answer.token);
      history.replace(back?.startsWith('/') && !back.startsWith('//') ? back : '/console/now');
    } catch (error) {
      message.error(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <main id="content" className="sign-in">
      <h1>{say('title')}</h1>
      <p className="sign-in__note">{say('promise')}</p>
      <Form<Entered> form={form} layout="vertical" requiredMark={false} onFinish={signIn}>
        <Form.Item
          name="phone"
          label={say('phone')}
          rules={[{ required: true, pattern: /^1\d{10}$/, message: say('phoneWrong') }]}
        >
          <Input
            id="phone"
            inputMode="tel"
            autoComplete="tel-national"
            maxLength={11}
            autoFocus
            size="large"
          />
        </Form.Item>
        <Form.Item label={say('code')} htmlFor="code">
          <div className="sign-in__code">
            <Form.Item
              name="code"
              noStyle
              rules={[{ required: true, pattern: /^\d{6}$/, message: say('codeWrong') }]}
            >
              <Input id="code" inputMode="numeric" autoComplete="one-time-code" maxLength={6} size="large" />
            </Form.Item>
            <Button size="large" disabled={wait > 0} onClick={sendCode}>
              {wait > 0 ? say('sendAgain', { seconds: wait }) : say('sendCode')}
            </Button>
          </div>
        </Form.Item>
        {demoCode !== undefined && (
          <Form.Item>
            <Alert
              type="info"
              title={say('demo', { code: demoCode })}
              action={
                <Button onClick={() => form.setFieldsValue({ code: demoCode })}>{say('demoFill')}</Button>
              }
            />
          </Form.Item>
        )}
        <Form.Item>
          <Form.Item
            name="agreed"
            valuePropName="checked"
            noStyle
            rules={[
              {
                validator: (_, agreed) =>
                  agreed ? Promise.resolve() : Promise.reject(new Error(say('agreeFirst'))),
              },
            ]}
          >
            <Checkbox>{say('agree')}</Checkbox>
          </Form.Item>
          <Button type="link" onClick={() => setNotice(true)}>
            {say('read')}
          </Button>
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={busy}>
          {say('signIn')}
        </Button>
      </Form>
      <DisplayFields />
      <Modal open={notice} title={say('notice')} footer={null} onCancel={() => setNotice(false)}>
        {privacyNotice.map(({ title, text }) => (
          <section key={title.en}>
            <h3>{label(title)}</h3>
            <p>{label(text)}</p>
          </section>
        ))}
      </Modal>
    </main>
  );
}
