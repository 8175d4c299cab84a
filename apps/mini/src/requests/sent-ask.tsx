import { Button } from '../kit/button.tsx';
import { Card, Paragraph } from '../kit/card.tsx';
import { Notice } from '../kit/notice.tsx';
import { goHome, replacePage } from '../state/open-page.ts';
import { useWords } from '../state/use-words.ts';
import { useWhen } from '../state/when.ts';
import { EmergencyRow } from './emergency.tsx';
import type { KeptAsk } from './kept-ask.ts';
import { asks } from './my-asks.ts';
import { SameNotice } from './same-notice.tsx';
import { askWords } from './words/ask.ts';

export interface SentAskProps {
  sent: KeptAsk;
  /** Back to the form with what the server says. */
  onChange: () => void;
  /** Asks for something else instead. */
  onElse: () => void;
}

/** After pressing "send": where the request is, honestly. */
export function SentAsk({ sent, onChange, onElse }: SentAskProps) {
  const say = useWords(askWords);
  const when = useWhen();
  const { state, asked, body } = sent;
  const forget = () => asks.remove(body.clientId);
  if (state === 'asked' && asked)
    return (
      <Card id="sent" kind="now" title={say('asked')}>
        <Paragraph>{say('promise', { moment: when.moment(asked.deadlineAt) })}</Paragraph>
        <Paragraph note>{say('askedNote', { number: asked.number })}</Paragraph>
        <Button
          id="sent-see"
          wide
          onPress={() => {
            forget();
            replacePage('request', { requestId: asked.requestId });
          }}
        >
          {say('see')}
        </Button>
        <Button
          id="sent-home"
          kind="plain"
          wide
          onPress={() => {
            forget();
            goHome();
          }}
        >
          {say('home')}
        </Button>
      </Card>
    );
  if (state === 'same-open')
    return (
      <SameNotice
        same={sent.same ?? []}
        onElse={() => {
          forget();
          onElse();
        }}
      />
    );
  if (state === 'waiting')
    return (
      <>
        <Card id="sent" kind="now" title={sent.tries === 0 ? say('sending') : say('waiting')}>
          <Paragraph>{say('waitingNote')}</Paragraph>
          {sent.tries > 0 && (
            <Button id="send-now" kind="plain" onPress={() => asks.flush()}>
              {say('sendNow')}
            </Button>
          )}
        </Card>
        {sent.tries > 0 && <EmergencyRow />}
        <Button id="sent-home" kind={sent.tries > 0 ? 'primary' : 'plain'} wide onPress={goHome}>
          {say('home')}
        </Button>
      </>
    );
  const titles = {
    refused: 'refusedTitle',
    'call-first': 'callFirst',
    'text-refused': 'textRefusedTitle',
  } as const;
  return (
    <>
      {state === 'call-first' && <EmergencyRow />}
      <Notice
        id="sent-refused"
        tone="bad"
        title={say(state === 'asked' ? 'refusedTitle' : titles[state])}
        action={
          <Button id="sent-change" onPress={onChange}>
            {state === 'call-first' ? say('dangerNo') : say('refusedGo')}
          </Button>
        }
      >
        {[sent.refusal?.title, sent.refusal?.detail].filter(Boolean).join('；') || undefined}
      </Notice>
    </>
  );
}
