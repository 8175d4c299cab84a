import Taro from '@tarojs/taro';
import { Button } from '../kit/button.tsx';
import { Paragraph, Stack } from '../kit/card.tsx';
import { Notice } from '../kit/notice.tsx';
import { QrCode } from '../kit/qr.tsx';
import { toast } from '../kit/toast.tsx';
import { Skeleton } from '../kit/waiting.tsx';
import { useWords } from '../state/use-words.ts';
import { sentenceOf } from '../wire/attempt.ts';
import { call } from '../wire/call.ts';
import { useLoad } from '../wire/use-load.ts';
import { useRefresh } from '../wire/use-refresh.ts';
import { addressForDuty } from './duty-code.ts';
import { shiftWords } from './words/shifts.ts';

/** A code is good for half a minute and as long again. */
const seconds = 10;

/** The changing code of a checkpoint, always the newest: for a screen there, or for the phone of who is on duty. */
export function ShowCode({ checkpointId }: { checkpointId: string }) {
  const say = useWords(shiftWords);
  const code = useLoad(() => call('GET /shifts/code/:checkpointId', { checkpointId }), [checkpointId]);
  useRefresh(code.reload, seconds);
  if (code.loading) return <Skeleton rows={2} />;
  // An old code would only be refused.
  if (code.failure || !code.data)
    return <Notice tone="bad">{code.failure ? sentenceOf(code.failure) : ''}</Notice>;
  const { text, name } = code.data;
  const copy = async () => {
    await Taro.setClipboardData({ data: text });
    toast(say('codeCopied'));
  };
  return (
    <Stack>
      <Paragraph>{say('codeText')}</Paragraph>
      <QrCode text={addressForDuty(text)} label={say('codeOf', { name })} />
      <Button id="code-copy" kind="link" onPress={copy}>
        {say('codeCopy')}
      </Button>
    </Stack>
  );
}
