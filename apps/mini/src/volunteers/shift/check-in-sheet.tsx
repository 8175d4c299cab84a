import Taro from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Paragraph, Stack } from '../../kit/card.tsx';
import { List } from '../../kit/list.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { toast } from '../../kit/toast.tsx';
import { Toggle } from '../../kit/toggle.tsx';
import { usePresenceText } from '../../shifts/facts-text.ts';
import { useWords } from '../../state/use-words.ts';
import { failureOf, sentenceOf } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { shiftPageWords } from '../words/shift.ts';
import { ScanCode } from './scan-code.tsx';

export interface CheckInSheetProps {
  claimId: string;
  /** A code the camera of the phone came with: it is used at once. */
  code: string | undefined;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** How often it tries again without network. */
const againMs = 5_000;

/** Where the phone is, if its owner lets it be read. */
const whereabouts = () =>
  Taro.getLocation({ type: 'wgs84' })
    .then(({ latitude, longitude, accuracy }) => ({ latitude, longitude, accuracy }))
    .catch(() => null); // refused, or no satellites

/**
 * Checks in by the code of the checkpoint. A code soon passes, so nothing is kept for later: without network it says that
 * one is not checked in, and tries again while the page is open.
 */
export function CheckInSheet({ claimId, code, onClose, onDone }: CheckInSheetProps) {
  const say = useWords(shiftPageWords);
  const presenceText = usePresenceText();
  const [near, setNear] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const [unsent, setUnsent] = useState<string>();
  const sending = useRef(false);
  const send = async (found: string) => {
    if (sending.current) return;
    sending.current = true;
    setRefusal(undefined);
    const place = near ? await whereabouts() : null;
    if (near && place === null) toast({ text: say('nearFailed'), tone: 'bad' });
    try {
      const answer = await call('POST /shifts/check-in', { claimId, code: found, whereabouts: place });
      setUnsent(undefined);
      if (answer.outcome === 'refused') return setRefusal(presenceText(answer));
      toast(say('checkedIn'));
      onClose();
      await onDone();
    } catch (error) {
      const failure = failureOf(error);
      setUnsent(failure.code === 'no-answer' ? found : undefined);
      if (failure.code !== 'no-answer') setRefusal(sentenceOf(failure));
    } finally {
      sending.current = false;
    }
  };
  useEffect(() => {
    if (code !== undefined) send(code);
  }, []);
  const again = useRef(send);
  again.current = send;
  useEffect(() => {
    if (unsent === undefined) return;
    const timer = setInterval(() => again.current(unsent), againMs);
    return () => clearInterval(timer);
  }, [unsent]);
  return (
    <Sheet id="check-in" open title={say('checkIn')} onClose={onClose}>
      <Stack>
        {unsent !== undefined && (
          <Notice
            id="not-checked-in"
            tone="bad"
            title={say('offline')}
            action={
              <Button id="check-in-again" kind="plain" onPress={() => send(unsent)}>
                {say('again')}
              </Button>
            }
          >
            {say('offlineText')}
          </Notice>
        )}
        {refusal !== undefined && (
          <Notice id="check-in-refused" tone="bad">
            {refusal}
          </Notice>
        )}
        <Paragraph>{say('checkInText')}</Paragraph>
        <List>
          <Toggle id="near" label={say('near')} note={say('nearNote')} on={near} onChange={setNear} />
        </List>
        <ScanCode onCode={send} />
      </Stack>
    </Sheet>
  );
}
