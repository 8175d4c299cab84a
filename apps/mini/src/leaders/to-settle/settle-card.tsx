import type { ReplyOf } from '@linli/contracts/catalog';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { Tag, type Tone } from '../../kit/tag.tsx';
import { toast } from '../../kit/toast.tsx';
import { useShiftTimes } from '../../shifts/shift-times.ts';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { type PlaceAct, PlaceActSheet } from '../shift-people/place-act.tsx';
import { onDutyWords } from '../words/on-duty.ts';
import { shiftBoardWords } from '../words/shift-board.ts';
import { MinutesSheet } from './minutes-sheet.tsx';

export type Matter = ReplyOf<'GET /shifts/to-settle'>['items'][number];

const tones = { hours: 'info', missing: 'bad', dispute: 'warn' } as const satisfies Record<
  Matter['what'],
  Tone
>;

/** One thing that waits for a second party: hours, somebody who did not come, or a dispute. */
export function SettleCard({ matter, onChanged }: { matter: Matter; onChanged: () => unknown }) {
  const say = useWords(onDutyWords);
  const times = useShiftTimes();
  const { what, shift, person, minutes, dispute } = matter;
  return (
    <Card
      id={`settle-${person.claimId}`}
      title={person.name}
      aside={<Tag tone={tones[what]}>{say(what)}</Tag>}
    >
      <Paragraph note>{`${shift.checkpoint} · ${times.whole(shift)}`}</Paragraph>
      {what === 'hours' && (
        <Paragraph>
          {minutes === null ? say('notMeasured') : say('measured', { hours: times.length(minutes) })}
        </Paragraph>
      )}
      {dispute !== null && <Paragraph>{say('disputeText', { name: person.name, text: dispute })}</Paragraph>}
      {what === 'hours' && <HoursButtons matter={matter} onChanged={onChanged} />}
      {what === 'missing' && <MissingButtons matter={matter} onChanged={onChanged} />}
      {what === 'dispute' && <DisputeButton matter={matter} onChanged={onChanged} />}
    </Card>
  );
}

interface ButtonsProps {
  matter: Matter;
  onChanged: () => unknown;
}

function HoursButtons({ matter: { person, shift, minutes }, onChanged }: ButtonsProps) {
  const say = useWords(onDutyWords);
  const times = useShiftTimes();
  const [asking, setAsking] = useState(false);
  const { claimId, name } = person;
  const settle = async (other: number | null, reason: string) => {
    const done = await attempt(() => call('POST /shifts/confirm-hours', { claimId, minutes: other, reason }));
    if (!done) return undefined;
    toast(say('confirmed', { hours: times.length(done.minutes) }));
    await onChanged();
    return done;
  };
  return (
    <View className="actions">
      {minutes !== null && (
        <Button
          id={`confirm-${claimId}`}
          label={say('confirmLabel', { name, hours: times.length(minutes) })}
          onPress={() => settle(null, '')}
        >
          {say('confirm', { hours: times.length(minutes) })}
        </Button>
      )}
      <Button
        id={`other-${claimId}`}
        kind="plain"
        label={say('otherLabel', { name })}
        onPress={() => setAsking(true)}
      >
        {say('other')}
      </Button>
      {asking && (
        <MinutesSheet
          id="other-hours"
          title={say('otherTitle', { name })}
          text={say('otherText')}
          startMinutes={minutes ?? shift.minutes}
          onClose={() => setAsking(false)}
          onDone={(answer) => settle(answer.minutes, answer.reason)}
        />
      )}
    </View>
  );
}

function MissingButtons({ matter: { person, shift }, onChanged }: ButtonsProps) {
  const say = useWords(onDutyWords);
  const sayBoard = useWords(shiftBoardWords);
  const [act, setAct] = useState<PlaceAct>();
  return (
    <View className="actions">
      <Button
        id={`call-${person.claimId}`}
        icon="call"
        label={say('callLabel', { name: person.name })}
        onPress={() => setAct('call')}
      >
        {say('call')}
      </Button>
      <Button
        id={`came-${person.claimId}`}
        kind="plain"
        label={say('cameLabel', { name: person.name })}
        onPress={() => setAct('check-in')}
      >
        {say('came')}
      </Button>
      <Button id={`no-show-${person.claimId}`} kind="plain" onPress={() => setAct('no-show')}>
        {sayBoard('no-show')}
      </Button>
      {act && (
        <PlaceActSheet
          act={act}
          place={person}
          span={shift}
          onClose={() => setAct(undefined)}
          onChanged={onChanged}
        />
      )}
    </View>
  );
}

function DisputeButton({ matter: { person, shift, minutes }, onChanged }: ButtonsProps) {
  const say = useWords(onDutyWords);
  const [asking, setAsking] = useState(false);
  const { claimId, name } = person;
  return (
    <View className="actions">
      <Button id={`decide-${claimId}`} label={say('decideLabel', { name })} onPress={() => setAsking(true)}>
        {say('decide')}
      </Button>
      {asking && (
        <MinutesSheet
          id="decide-dispute"
          title={say('decide')}
          text={say('decideText')}
          startMinutes={minutes ?? shift.minutes}
          dispute
          onClose={() => setAsking(false)}
          onDone={async (answer) => {
            const done = await attempt(() => call('POST /shifts/decide-dispute', { claimId, ...answer }));
            if (!done) return undefined;
            toast(say('decided'));
            await onChanged();
            return done;
          }}
        />
      )}
    </View>
  );
}
