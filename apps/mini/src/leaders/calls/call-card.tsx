import type { ReplyOf } from '@linli/contracts/catalog';
import { type CallOutcome, callOutcomes } from '@linli/contracts/reports/labels';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph, Stack } from '../../kit/card.tsx';
import { DateField } from '../../kit/date-field.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { Tag } from '../../kit/tag.tsx';
import { toast } from '../../kit/toast.tsx';
import { dial } from '../../state/dial.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { today } from '../../state/when.ts';
import { attempt } from '../../wire/attempt.ts';
import { call as request } from '../../wire/call.ts';
import { goReport } from '../go.ts';
import { callsWords } from '../words/calls.ts';

export type Call = ReplyOf<'GET /reports/my-calls'>['items'][number];

const words = {
  reported: 'reported',
  'no-answer': 'noAnswer',
  'will-report': 'willReport',
  away: 'away',
  refused: 'refused',
  'wrong-number': 'wrongNumber',
} as const satisfies Record<CallOutcome, string>;
const outcomes = Object.keys(words) as CallOutcome[];

export interface CallCardProps {
  call: Call;
  /** There is no other call to make first. */
  alone: boolean;
  onLater: () => void;
  onRecorded: () => Promise<unknown>;
}

/** The call to make now: who and where, the number for one tap, and an outcome for one tap. */
export function CallCard({ call, alone, onLater, onRecorded }: CallCardProps) {
  const say = useWords(callsWords);
  const label = useLabel();
  const [phone, setPhone] = useState<string>();
  const [away, setAway] = useState(false);
  const start = async () => {
    const number =
      phone ??
      (await attempt(() => request('POST /reports/reveal-call-number', { callId: call.callId })))?.phone;
    if (number === undefined) return;
    setPhone(number);
    dial(number);
  };
  const record = async (outcome: CallOutcome, untilDay: string | null = null) => {
    const input = { callId: call.callId, outcome, untilDay };
    if (!(await attempt(() => request('POST /reports/record-call', input)))) return;
    if (outcome === 'reported') goReport(call.slot.slotId, call.householdId, 'phone');
    else toast(say('recorded', { address: call.address, outcome: say(words[outcome]) }));
    await onRecorded();
  };
  return (
    <Card
      id="call-now"
      kind="now"
      title={call.address}
      aside={<Tag>{say('missing', { count: call.missing })}</Tag>}
    >
      <Paragraph>{say('askFor', { name: call.personName })}</Paragraph>
      {call.lastOutcome && (
        <Paragraph note>
          {say('tried', { count: call.attempts, outcome: label(callOutcomes[call.lastOutcome]) })}
        </Paragraph>
      )}
      {phone && (
        <View className="number">
          <Text selectable>{phone}</Text>
        </View>
      )}
      {call.phoneMasked === null ? (
        <Paragraph note>{say('noNumber')}</Paragraph>
      ) : (
        <Stack>
          <Button id="call" wide icon="call" onPress={start}>
            {phone ? say('call') : `${say('call')} ${call.phoneMasked}`}
          </Button>
          {!phone && <Paragraph note>{say('numberLogged')}</Paragraph>}
        </Stack>
      )}
      <Paragraph note>{say('outcome')}</Paragraph>
      <View className="answers">
        {outcomes.map((outcome) => (
          <Button
            key={outcome}
            id={`outcome-${outcome}`}
            kind="soft"
            onPress={() => (outcome === 'away' ? setAway(true) : record(outcome))}
          >
            {say(words[outcome])}
          </Button>
        ))}
      </View>
      {!alone && (
        <Button id="skip" kind="link" onPress={onLater}>
          {say('skip')}
        </Button>
      )}
      {away && (
        <AwaySheet
          address={call.address}
          onClose={() => setAway(false)}
          onSave={(day) => record('away', day)}
        />
      )}
    </Card>
  );
}

function AwaySheet({
  address,
  onClose,
  onSave,
}: {
  address: string;
  onClose: () => void;
  onSave: (untilDay: string | null) => Promise<void>;
}) {
  const say = useWords(callsWords);
  const [until, setUntil] = useState('');
  return (
    <Sheet
      id="away"
      open
      title={`${address} ${say('awayTitle')}`}
      onClose={onClose}
      footer={
        <Button id="away-save" wide onPress={() => onSave(until === '' ? null : until)}>
          {say('save')}
        </Button>
      }
    >
      <DateField
        id="away-until"
        label={say('awayUntil')}
        required={false}
        hint={say('awayHint')}
        value={until}
        from={today()}
        until={today(365)}
        onChange={setUntil}
      />
    </Sheet>
  );
}
