import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { Button } from '../kit/button.tsx';
import { Card, Paragraph } from '../kit/card.tsx';
import { Notice } from '../kit/notice.tsx';
import { Skyline } from '../kit/skyline.tsx';
import { SubscribeCard } from '../notices/subscribe-card.tsx';
import { goHome } from '../state/open-page.ts';
import { useLabel } from '../state/use-label.ts';
import { useWords } from '../state/use-words.ts';
import { reportWords } from '../words/report.ts';
import type { Kept } from './kept-report.ts';
import { outbox, useOutbox } from './my-outbox.ts';

export type Advice = NonNullable<Kept['advice']>;

export interface SentProps {
  clientId: string;
  done: number;
  total: number;
  /** What the phone itself advises at once; the server's words take its place when they come. */
  advice: Advice;
  nameOf: (personId: string | null) => string | undefined;
  /** Back to the form, with what the server says of it. */
  onChange: () => void;
}

/** After pressing "send": where the report is, honestly, and what to do now. */
export function Sent({ clientId, done, total, advice, nameOf, onChange }: SentProps) {
  const say = useWords(reportWords);
  const kept = useOutbox().find((item) => item.body.clientId === clientId);
  const told = kept?.advice ?? advice;
  const home = () => {
    outbox.remove(clientId); // its advice has been read here
    goHome();
  };
  if (kept?.state === 'refused' || kept?.state === 'asked-back')
    return (
      <Notice
        id="sent-refused"
        tone="bad"
        title={kept.state === 'refused' ? say('refusedTitle') : say('askedTitle')}
        action={
          <Button id="sent-change" onPress={onChange}>
            {kept.state === 'refused' ? say('refusedGo') : say('askedGo')}
          </Button>
        }
      >
        {kept.refusal?.title}
      </Notice>
    );
  const waits = kept?.state === 'waiting';
  const urgent = told.some(({ level }) => level === 'alert' || level === 'danger');
  return (
    <>
      {urgent && <AdviceList advice={told} nameOf={nameOf} />}
      <Card
        kind="now"
        id="sent"
        title={waits ? (kept.tries === 0 ? say('sending') : say('waiting')) : say('done')}
      >
        <View>
          <Skyline
            lit={waits ? 0 : done}
            total={total}
            label={say('lit', { done: waits ? 0 : done, total })}
          />
        </View>
        <Paragraph>{waits ? say('waitingNote') : say('doneNote')}</Paragraph>
        {waits && kept.tries > 0 && (
          <Button id="send-now" kind="plain" onPress={() => outbox.flush()}>
            {say('sendNow')}
          </Button>
        )}
      </Card>
      {!urgent && <AdviceList advice={told} nameOf={nameOf} />}
      <SubscribeCard about={['report']} />
      <Button id="sent-home" wide onPress={home}>
        {say('home')}
      </Button>
    </>
  );
}

/** What to do now, most urgent first; with danger to life a button that calls 120. */
export function AdviceList({ advice, nameOf }: { advice: Advice; nameOf?: SentProps['nameOf'] }) {
  const say = useWords(reportWords);
  const label = useLabel();
  return advice.map(({ personId, level, text }) => {
    const name = nameOf?.(personId);
    return (
      <Notice
        key={`${personId}:${text.zh}`}
        tone={level === 'notice' ? 'warn' : 'bad'}
        title={name === undefined ? say('adviceTitle') : `${name} · ${say('adviceTitle')}`}
        action={
          level === 'danger' && (
            <Button
              kind="danger"
              icon="call"
              onPress={() => Taro.makePhoneCall({ phoneNumber: '120' }).catch(() => undefined)}
            >
              {say('call120')}
            </Button>
          )
        }
      >
        {label(text)}
      </Notice>
    );
  });
}
