import type { ReplyOf } from '@linli/contracts/catalog';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../kit/button.tsx';
import { Card, Paragraph } from '../kit/card.tsx';
import { ReasonSheet } from '../kit/reason-sheet.tsx';
import { Tag } from '../kit/tag.tsx';
import { toast } from '../kit/toast.tsx';
import { Countdown } from '../requests/countdown.tsx';
import { useLabel } from '../state/use-label.ts';
import { useWords } from '../state/use-words.ts';
import { useWhen } from '../state/when.ts';
import { attempt } from '../wire/attempt.ts';
import { call } from '../wire/call.ts';
import { go } from './go.ts';
import { pleasWords } from './words/pleas.ts';

export type Supervision = ReplyOf<'GET /escalation/supervisions'>['items'][number];

/** One 督办: who asks whom for what, by when, and the answer; who is asked answers here. */
export function SupervisionCard({
  supervision,
  here = false,
  onChanged,
}: {
  supervision: Supervision;
  /** Shown on the page of its case: no way there. */
  here?: boolean;
  onChanged: () => Promise<unknown>;
}) {
  const say = useWords(pleasWords);
  const label = useLabel();
  const when = useWhen();
  const [answering, setAnswering] = useState(false);
  const { supervisionId, caseKind, caseId, title, place, answer, answeredAt, answerBy, late } = supervision;
  const save = async (text: string) => {
    const done = await attempt(() =>
      call('POST /escalation/answer-supervision', { supervisionId, answer: text }),
    );
    if (done) toast(say('answered'));
    if (done) await onChanged();
    return done;
  };
  const open = answeredAt === null;
  return (
    <Card
      id={`supervision-${supervisionId}`}
      title={here ? say('fromTo', { by: supervision.by, to: supervision.to }) : label(title)}
      aside={
        open ? (
          <Countdown before={say('answerBy')} until={answerBy} />
        ) : (
          <Tag tone="ok">{say('isAnswered')}</Tag>
        )
      }
    >
      {!here && <Paragraph note>{place}</Paragraph>}
      <Paragraph>{supervision.ask}</Paragraph>
      <Paragraph note>
        {here ? '' : `${say('fromTo', { by: supervision.by, to: supervision.to })} · `}
        {when.moment(supervision.askedAt)}
        {late ? ` · ${say('late')}` : ''}
      </Paragraph>
      {answer !== null && answeredAt !== null && (
        <Paragraph>{say('answerWas', { answer, moment: when.moment(answeredAt) })}</Paragraph>
      )}
      <View className="actions">
        {open && supervision.mine && (
          <Button id={`answer-${supervisionId}`} onPress={() => setAnswering(true)}>
            {say('answer')}
          </Button>
        )}
        {!here && (
          <Button
            id={`open-${supervisionId}`}
            kind="plain"
            onPress={() => go('case', { caseKind, caseId, title: label(title), place })}
          >
            {say('openCase')}
          </Button>
        )}
      </View>
      {answering && (
        <ReasonSheet
          id="answer-supervision"
          title={say('answer')}
          text={supervision.ask}
          label={say('answerLabel')}
          action={say('answer')}
          onClose={() => setAnswering(false)}
          onDone={save}
        />
      )}
    </Card>
  );
}
