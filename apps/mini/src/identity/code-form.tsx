import { useState } from 'react';
import { Button } from '../kit/button.tsx';
import { CodeField } from '../kit/code-field.tsx';
import { Field } from '../kit/field.tsx';
import { Notice } from '../kit/notice.tsx';
import { useWords } from '../state/use-words.ts';
import { attempt, failureOf, sentenceOf } from '../wire/attempt.ts';
import { call } from '../wire/call.ts';
import { signInWords } from '../words/sign-in.ts';
import { type SignedIn, signInWithCode } from './sign-in.ts';

export interface WayIn {
  /** The privacy notice has been agreed to. */
  agreed: boolean;
  /** Somebody wants in without having agreed. */
  onUnread: () => void;
  onSignedIn: (session: SignedIn) => Promise<void>;
}

const isPhone = (phone: string) => /^1\d{10}$/.test(phone);

/** Phone and one-time code. With the built-in demo gateway the code is shown under a clear label. */
export function CodeForm({ agreed, onUnread, onSignedIn }: WayIn) {
  const say = useWords(signInWords);
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [demoCode, setDemoCode] = useState<string>();
  const [wrong, setWrong] = useState<{ phone?: string; code?: string }>({});

  const sendCode = async () => {
    try {
      const sent = await call('POST /identity/request-code', { phone });
      setDemoCode(sent.demoCode);
      setWrong({});
      return sent.retryAfterSeconds;
    } catch (error) {
      const failure = failureOf(error);
      setWrong({ phone: failure.at('/phone') ?? sentenceOf(failure) });
      return failure.retryAfterSeconds ?? 0;
    }
  };
  const signIn = async () => {
    if (!agreed) return onUnread();
    if (!isPhone(phone)) return setWrong({ phone: say('phoneWrong') });
    if (code.length !== 6) return setWrong({ code: say('codeWrong') });
    const answer = await attempt(() => signInWithCode(phone, code));
    if (answer?.state === 'signed-in') await onSignedIn(answer);
    else if (answer?.state === 'wrong-code')
      setWrong({ code: say('codeNotRight', { count: answer.attemptsLeft }) });
    else if (answer) setWrong({ code: say('codeExpired') });
  };
  return (
    <>
      <Field
        id="phone"
        label={say('phone')}
        kind="phone"
        max={11}
        autocomplete="tel-national"
        value={phone}
        onChange={(typed) => setPhone(typed.replace(/\D/g, ''))}
        error={wrong.phone}
      />
      <CodeField
        id="code"
        label={say('code')}
        value={code}
        onChange={setCode}
        ready={isPhone(phone)}
        onSend={sendCode}
        error={wrong.code}
      />
      {demoCode !== undefined && (
        <Notice
          id="demo"
          tone="info"
          title={say('demo')}
          action={
            <Button id="demo-fill" kind="plain" onPress={() => setCode(demoCode)}>
              {say('demoFill')}
            </Button>
          }
        >
          {say('demoCode', { code: demoCode })}
        </Notice>
      )}
      <Button id="sign-in" wide onPress={signIn}>
        {say('signIn')}
      </Button>
    </>
  );
}
