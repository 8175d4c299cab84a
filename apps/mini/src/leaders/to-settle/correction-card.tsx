import type { ReplyOf } from '@linli/contracts/catalog';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { ReasonSheet } from '../../kit/reason-sheet.tsx';
import { Tag } from '../../kit/tag.tsx';
import { toast } from '../../kit/toast.tsx';
import { useShiftTimes } from '../../shifts/shift-times.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { onDutyWords } from '../words/on-duty.ts';

export type Correction = ReplyOf<'GET /hours/corrections'>['items'][number];

/** Somebody asks that their record of service be put right. */
export function CorrectionCard({
  correction,
  onChanged,
}: {
  correction: Correction;
  onChanged: () => unknown;
}) {
  const say = useWords(onDutyWords);
  const when = useWhen();
  const times = useShiftTimes();
  const [deciding, setDeciding] = useState<'grant' | 'refuse'>();
  const { correctionId, name, mine, mayDecide, fromAt, was, minutes, reason, decided, answer } = correction;
  const decide = async (why: string) => {
    const granted = deciding === 'grant';
    const done = await attempt(() =>
      call('POST /hours/decide-correction', { correctionId, granted, reason: why }),
    );
    if (!done) return undefined;
    toast(say('decided'));
    await onChanged();
    return done;
  };
  const state = decided === 'granted' ? say('granted') : say('notGranted');
  return (
    <Card
      id={`correction-${correctionId}`}
      title={name}
      aside={
        decided !== null ? (
          <Tag tone={decided === 'granted' ? 'ok' : 'plain'}>{state}</Tag>
        ) : (
          mine && <Tag>{say('mine')}</Tag>
        )
      }
    >
      <Paragraph>
        {say('correctionText', {
          moment: when.moment(fromAt),
          was: was === null ? say('noEntry') : times.length(was),
          minutes: times.length(minutes),
        })}
      </Paragraph>
      <Paragraph note>{say('because', { reason })}</Paragraph>
      {answer !== null && <Paragraph note>{say('answer', { answer })}</Paragraph>}
      {decided === null && mayDecide && (
        <View className="actions">
          <Button
            id={`grant-${correctionId}`}
            label={say('grantLabel', { name })}
            onPress={() => setDeciding('grant')}
          >
            {say('granted')}
          </Button>
          <Button
            id={`refuse-${correctionId}`}
            kind="plain"
            label={say('refuseLabel', { name })}
            onPress={() => setDeciding('refuse')}
          >
            {say('notGranted')}
          </Button>
        </View>
      )}
      {deciding && (
        <ReasonSheet
          id="decide-correction"
          title={say(deciding === 'grant' ? 'grantTitle' : 'refuseTitle')}
          text={say(deciding === 'grant' ? 'grantText' : 'refuseText')}
          action={say('send')}
          onClose={() => setDeciding(undefined)}
          onDone={decide}
        />
      )}
    </Card>
  );
}
