import type { ReplyOf } from '@linli/contracts/catalog';
import { relieveStates } from '@linli/contracts/shifts/labels';
import { Button } from '../kit/button.tsx';
import { Card, Paragraph, Stack } from '../kit/card.tsx';
import { confirm } from '../kit/confirm.tsx';
import { List } from '../kit/list.tsx';
import { Tag, type Tone } from '../kit/tag.tsx';
import { toast } from '../kit/toast.tsx';
import { useReasonText } from '../shifts/facts-text.ts';
import { ShiftLine } from '../shifts/shift-line.tsx';
import { useShiftTimes } from '../shifts/shift-times.ts';
import { useLabel } from '../state/use-label.ts';
import { useWords } from '../state/use-words.ts';
import { useWhen } from '../state/when.ts';
import { attempt } from '../wire/attempt.ts';
import { call } from '../wire/call.ts';
import { relieveWords } from './words/relieves.ts';

export type Relieve = ReplyOf<'GET /shifts/relieves'>['items'][number];

const tones: Partial<Record<Relieve['state'], Tone>> = { open: 'warn', taken: 'ok', expired: 'bad' };

/** Somebody looks for somebody else: answered by me, or asked by me. */
export function RelieveCard({
  relieve,
  withoutShift = false,
  onChanged,
}: {
  relieve: Relieve;
  /** The page is about the shift. */
  withoutShift?: boolean;
  onChanged: () => Promise<unknown>;
}) {
  const say = useWords(relieveWords);
  const label = useLabel();
  const when = useWhen();
  const { relieveId, kind, state, who, askedBy, shift, inReturn, reason, expiresAt, mine, toMe } = relieve;
  const swap = kind === 'swap';
  const title = mine
    ? say(swap ? 'mySwap' : 'myStandIn')
    : say(swap ? 'swapWith' : toMe ? 'standInFor' : 'standInForAnybody', { who });
  return (
    <Card
      id={`relieve-${relieveId}`}
      title={title}
      aside={<Tag tone={tones[state] ?? 'plain'}>{label(relieveStates[state])}</Tag>}
    >
      {swap && !mine && <Paragraph note>{say('theyGive')}</Paragraph>}
      {!withoutShift && (
        <List>
          <ShiftLine shift={shift} value="" />
        </List>
      )}
      {inReturn && (
        <>
          <Paragraph note>{say(mine ? 'theyGive' : 'youGive')}</Paragraph>
          <List>
            <ShiftLine shift={inReturn} value="" />
          </List>
        </>
      )}
      <Paragraph note>
        {[
          reason === '' ? '' : say('because', { reason }),
          askedBy === null
            ? say('didNotCome')
            : askedBy === '' || askedBy === who || mine
              ? ''
              : say('askedBy', { who: askedBy }),
          state === 'open' ? say(mine ? 'until' : 'answerBy', { moment: when.moment(expiresAt) }) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </Paragraph>
      {state === 'open' && <Answers relieve={relieve} onChanged={onChanged} />}
    </Card>
  );
}

function Answers({ relieve, onChanged }: { relieve: Relieve; onChanged: () => Promise<unknown> }) {
  const say = useWords(relieveWords);
  const times = useShiftTimes();
  const reasonText = useReasonText();
  const { relieveId, kind, shift, mine } = relieve;
  const swap = kind === 'swap';
  const withdraw = async () => {
    if (await attempt(() => call('POST /shifts/withdraw-relieve', { relieveId }))) toast(say('withdrawn'));
    await onChanged();
  };
  const takeOver = async () => {
    const facts = { times: times.whole(shift), checkpoint: shift.checkpoint };
    const yes = await confirm({
      title: say(swap ? 'yesSwapTitle' : 'yesTitle'),
      text: say(swap ? 'yesSwapText' : 'yesText', facts),
      action: say(swap ? 'yesSwap' : 'yes'),
    });
    if (!yes) return;
    const answer = await attempt(() => call('POST /shifts/take-over', { relieveId }));
    if (answer?.outcome === 'taken') toast(say(swap ? 'swapped' : 'taken'));
    if (answer?.outcome === 'just-taken') toast(say('justTaken'));
    if (answer?.outcome === 'not-for-you')
      toast({ text: answer.reasons.map(reasonText).join('；'), tone: 'bad' });
    await onChanged();
  };
  const notMe = async () => {
    if (await attempt(() => call('POST /shifts/not-me', { relieveId }))) toast(say('notMeDone'));
    await onChanged();
  };
  if (mine)
    return (
      <Button id={`relieve-${relieveId}-withdraw`} kind="plain" onPress={withdraw}>
        {say('withdraw')}
      </Button>
    );
  return (
    <Stack row>
      <Button id={`relieve-${relieveId}-yes`} icon="check" onPress={takeOver}>
        {say(swap ? 'yesSwap' : 'yes')}
      </Button>
      <Button id={`relieve-${relieveId}-no`} kind="plain" onPress={notMe}>
        {say('notMe')}
      </Button>
    </Stack>
  );
}
