import type { ReplyOf } from '@linli/contracts/catalog';
import { type CallbackOutcome, callbackOutcomes, noticeTexts } from '@linli/contracts/notices/labels';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph, Stack } from '../../kit/card.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Pager } from '../../kit/pager.tsx';
import { Tag } from '../../kit/tag.tsx';
import { toast } from '../../kit/toast.tsx';
import { dial } from '../../state/dial.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { usePages } from '../../wire/use-pages.ts';
import { callbacksWords } from '../words/callbacks.ts';
import { WorkPage } from '../work-page.tsx';

type Line = ReplyOf<'GET /notices/callbacks'>['items'][number];

const outcomes = Object.keys(callbackOutcomes) as CallbackOutcome[];

/** People whom no message reaches, longest waiting first. */
export default function Callbacks() {
  const say = useWords(callbacksWords);
  const pages = usePages((cursor) => call('GET /notices/callbacks', { cursor }));
  return (
    <WorkPage title={say('title')} of={[pages]} seconds={60}>
      {pages.items.length === 0 ? (
        <Empty text={say('none')} note={say('noneNote')} />
      ) : (
        <Paragraph note>{say('intro')}</Paragraph>
      )}
      {pages.items.map((line) => (
        <Callback key={line.callbackId} line={line} onRecorded={pages.reload} />
      ))}
      <Pager id="more" more={pages.more} onMore={pages.loadMore} />
    </WorkPage>
  );
}

function Callback({ line, onRecorded }: { line: Line; onRecorded: () => Promise<void> }) {
  const say = useWords(callbacksWords);
  const label = useLabel();
  const when = useWhen();
  const { callbackId, name, address, phoneMasked, why, attempts, since } = line;
  const [phone, setPhone] = useState<string>();
  const start = async () => {
    const number =
      phone ?? (await attempt(() => call('POST /notices/reveal-callback-number', { callbackId })))?.phone;
    if (number === undefined) return;
    setPhone(number);
    dial(number);
  };
  const record = async (outcome: CallbackOutcome) => {
    if (!(await attempt(() => call('POST /notices/finish-callback', { callbackId, outcome })))) return;
    toast(say('recorded', { name }));
    await onRecorded();
  };
  return (
    <Card id={`callback-${callbackId}`} title={name}>
      {address !== '' && <Paragraph>{address}</Paragraph>}
      <Paragraph note>{say('why')}</Paragraph>
      <Stack row>
        {why.map((kind) => (
          <Tag key={kind} tone="info">
            {label(noticeTexts[kind].title)}
          </Tag>
        ))}
      </Stack>
      <Paragraph note>{say('since', { moment: when.moment(since) })}</Paragraph>
      {attempts > 0 && <Paragraph note>{say('attempts', { count: attempts })}</Paragraph>}
      {phone && (
        <View className="number">
          <Text selectable>{phone}</Text>
        </View>
      )}
      {phoneMasked === null ? (
        <Paragraph note>{say('noNumber')}</Paragraph>
      ) : (
        <Stack>
          <Button wide icon="call" onPress={start}>
            {say('call', { phone: phone ?? phoneMasked })}
          </Button>
          {!phone && <Paragraph note>{say('logged')}</Paragraph>}
        </Stack>
      )}
      <Paragraph note>{say('outcome')}</Paragraph>
      <View className="answers">
        {outcomes.map((outcome) => (
          <Button
            key={outcome}
            kind="plain"
            label={`${label(callbackOutcomes[outcome])} ${name}`}
            onPress={() => record(outcome)}
          >
            {label(callbackOutcomes[outcome])}
          </Button>
        ))}
      </View>
    </Card>
  );
}
