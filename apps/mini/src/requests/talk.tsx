import type { ReplyOf } from '@linli/contracts/catalog';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useRef, useState } from 'react';
import { accessible } from '../kit/accessible.ts';
import { Button } from '../kit/button.tsx';
import { Card, Paragraph, Stack } from '../kit/card.tsx';
import { classes } from '../kit/classes.ts';
import { Field } from '../kit/field.tsx';
import { mostMegabytes, wrongWithPhoto } from '../kit/photo-check.ts';
import { toast } from '../kit/toast.tsx';
import { useWords } from '../state/use-words.ts';
import { useWhen } from '../state/when.ts';
import { attempt } from '../wire/attempt.ts';
import { call } from '../wire/call.ts';
import { newId } from '../wire/new-id.ts';
import { type Pages, usePages } from '../wire/use-pages.ts';
import { kitWords } from '../words/kit.ts';
import { PhotoRow } from './photo-row.tsx';
import { sendPhoto } from './photos-field.tsx';
import './talk.css';
import { talkWords } from './words/talk.ts';

type Message = ReplyOf<'GET /requests/messages'>['items'][number];

/** The conversation on a request as a source of its page, so that it is loaded again with it. */
export const useTalk = (requestId: string): Pages<Message> =>
  usePages((cursor) => call('GET /requests/messages', { requestId, cursor }), [requestId]);

export interface TalkProps {
  requestId: string;
  messages: Pages<Message>;
  /** Whether one may still write. */
  open: boolean;
}

/** What those involved in a request say to each other, oldest first, and a box to answer. */
export function Talk({ requestId, messages, open }: TalkProps) {
  const say = useWords(talkWords);
  const items = [...messages.items].reverse();
  return (
    <Card id="talk" title={say('title')}>
      {messages.more && (
        <Button id="talk-earlier" kind="plain" onPress={messages.loadMore}>
          {say('earlier')}
        </Button>
      )}
      {items.length === 0 && <Paragraph note>{open ? say('none') : say('over')}</Paragraph>}
      {items.length > 0 && (
        <View className="talk" {...accessible({ role: 'list' })}>
          {items.map((message) => (
            <Said key={message.messageId} message={message} />
          ))}
        </View>
      )}
      {open && <Write requestId={requestId} onSaid={messages.reload} />}
    </Card>
  );
}

function Said({ message }: { message: Message }) {
  const say = useWords(talkWords);
  const when = useWhen();
  const { mine, by, text, photoId, at } = message;
  return (
    <View className={classes('said', mine && 'said--mine')} {...accessible({ role: 'listitem' })}>
      <Text className="said__who">{`${mine ? say('me') : by || say('other')} · ${when.moment(at)}`}</Text>
      {text !== '' && <Text className="said__text">{text}</Text>}
      {photoId !== null && <PhotoRow photoIds={[photoId]} />}
    </View>
  );
}

function Write({ requestId, onSaid }: { requestId: string; onSaid: () => Promise<void> }) {
  const say = useWords(talkWords);
  const kit = useWords(kitWords);
  const [text, setText] = useState('');
  // The same message sent again after a failure is the same one to the server.
  const tried = useRef({ text: '', photoId: null as string | null, clientId: '' });
  const tell = async (message: { text: string; photoId: string | null }) => {
    const { text: before, photoId } = tried.current;
    if (tried.current.clientId === '' || before !== message.text || photoId !== message.photoId)
      tried.current = { ...message, clientId: newId() };
    const answer = await attempt(() => call('POST /requests/say', { requestId, ...tried.current }));
    if (!answer) return;
    tried.current.clientId = '';
    if (answer.refused) return toast({ text: say('refused'), tone: 'bad' });
    if (message.photoId === null) setText('');
    await onSaid();
  };
  const send = () =>
    text.trim() === ''
      ? toast({ text: say('empty'), tone: 'bad' })
      : tell({ text: text.trim(), photoId: null });
  const addPhoto = async () => {
    const chosen = await Taro.chooseMedia({ count: 1, mediaType: ['image'], sizeType: ['compressed'] }).catch(
      () => undefined, // closing the chooser rejects
    );
    const file = chosen?.tempFiles[0];
    if (!file) return;
    const wrong = wrongWithPhoto(file);
    if (wrong) return toast({ text: kit(wrong, { most: mostMegabytes }), tone: 'bad' });
    const photoId = await sendPhoto({ requestId }, file.tempFilePath).catch(() => undefined);
    if (photoId === undefined) return toast({ text: say('photoFailed'), tone: 'bad' });
    await tell({ text: '', photoId });
  };
  return (
    <Stack>
      <Field
        id="talk-text"
        label={say('write')}
        hideLabel
        placeholder={say('write')}
        lines="one"
        max={1000}
        value={text}
        onChange={setText}
      />
      <Stack row>
        <Button id="talk-send" onPress={send}>
          {say('send')}
        </Button>
        <Button id="talk-photo" kind="plain" icon="camera" onPress={addPhoto}>
          {say('photo')}
        </Button>
      </Stack>
    </Stack>
  );
}
