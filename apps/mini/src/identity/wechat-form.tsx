import { Button } from '../kit/button.tsx';
import { toast } from '../kit/toast.tsx';
import { WxButton } from '../kit/wx-button.tsx';
import { useWords } from '../state/use-words.ts';
import { attempt } from '../wire/attempt.ts';
import { signInWords } from '../words/sign-in.ts';
import type { WayIn } from './code-form.tsx';
import { signInWithWechat } from './sign-in.ts';

/** Sign-in with WeChat, whose own privacy guide is agreed to by the same press. */
export function WechatForm({ agreed, onUnread, onSignedIn }: WayIn) {
  const say = useWords(signInWords);
  const signIn = async () => {
    const answer = await attempt(signInWithWechat);
    if (answer?.state === 'signed-in') await onSignedIn(answer);
    else if (answer) toast({ text: say('wechatFailed'), tone: 'bad' });
  };
  if (!agreed)
    return (
      <Button id="sign-in-wechat" wide onPress={onUnread}>
        {say('wechat')}
      </Button>
    );
  return (
    <WxButton id="sign-in-wechat" opens="agreePrivacyAuthorization" onDone={() => void signIn()}>
      {say('wechat')}
    </WxButton>
  );
}
