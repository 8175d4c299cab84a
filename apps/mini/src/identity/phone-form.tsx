import { Button } from '../kit/button.tsx';
import { Card, Paragraph } from '../kit/card.tsx';
import { toast } from '../kit/toast.tsx';
import { WxButton } from '../kit/wx-button.tsx';
import { loadMe } from '../state/me.ts';
import { useWords } from '../state/use-words.ts';
import { attempt } from '../wire/attempt.ts';
import { call } from '../wire/call.ts';
import { signInWords } from '../words/sign-in.ts';

/** Asks for the phone number after signing in with WeChat; it can wait. */
export function PhoneForm({ onDone }: { onDone: () => void }) {
  const say = useWords(signInWords);
  const bind = async (code: string | undefined) => {
    if (code === undefined) return; // refused in WeChat's own dialog
    const bound = await attempt(() => call('POST /identity/bind-wechat-phone', { code }));
    if (!bound) return;
    toast(say('phoneDone'));
    await attempt(loadMe);
    onDone();
  };
  return (
    <Card kind="now" title={say('phoneTitle')}>
      <Paragraph>{say('phoneWhy')}</Paragraph>
      <WxButton id="give-phone" opens="getPhoneNumber" onDone={(code) => void bind(code)}>
        {say('phoneGive')}
      </WxButton>
      <Button id="phone-later" kind="link" onPress={onDone}>
        {say('phoneLater')}
      </Button>
    </Card>
  );
}
