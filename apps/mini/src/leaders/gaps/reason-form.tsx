import { type GapReason, gapReasons } from '@linli/contracts/reports/labels';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Stack } from '../../kit/card.tsx';
import { Choice, Choices } from '../../kit/choice.tsx';
import { DateField } from '../../kit/date-field.tsx';
import { Field } from '../../kit/field.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { toast } from '../../kit/toast.tsx';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { today } from '../../state/when.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { gapsWords } from '../words/gaps.ts';

const reasons = Object.keys(gapReasons) as GapReason[];
const meaning = {
  away: 'endsExpectation',
  exempt: 'endsExpectation',
  refused: 'stillExpected',
  unreachable: 'stillExpected',
  muted: 'noReminder',
} as const;

export interface ReasonFormProps {
  address: string;
  people: readonly { personId: string; name: string }[];
  roundId: string;
  onClose: () => void;
  onSaved: () => Promise<unknown>;
}

/** Says why people of a household have not reported; can be taken back at once. */
export function ReasonForm({ address, people, roundId, onClose, onSaved }: ReasonFormProps) {
  const say = useWords(gapsWords);
  const label = useLabel();
  const [who, setWho] = useState<string[]>(people.map(({ personId }) => personId));
  const [reason, setReason] = useState<GapReason>();
  const [until, setUntil] = useState('');
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const save = async () => {
    setAsked(true);
    if (!reason || who.length === 0) return;
    const untilDay = until === '' ? null : until;
    const saved = await attempt(() =>
      Promise.all(
        who.map((personId) =>
          call('POST /reports/set-gap-reason', { roundId, personId, reason, untilDay, note: note.trim() }),
        ),
      ),
    );
    if (!saved) return;
    const undo = async () => {
      const lifted = await attempt(() =>
        Promise.all(who.map((personId) => call('POST /reports/lift-gap-reason', { roundId, personId }))),
      );
      if (lifted) await onSaved();
    };
    toast({ text: say('saved', { reason: label(gapReasons[reason]) }), undo });
    await onSaved();
  };
  return (
    <Sheet
      id="reason"
      open
      title={address}
      onClose={onClose}
      footer={
        <Button id="reason-save" wide onPress={save}>
          {say('save')}
        </Button>
      }
    >
      <Stack>
        {people.length > 1 && (
          <Choices
            id="who"
            label={say('forWhom')}
            row
            options={people.map(({ personId, name }) => ({ value: personId, label: name }))}
            value={who}
            onChange={setWho}
            error={asked && who.length === 0 ? say('choosePerson') : undefined}
          />
        )}
        <Choice
          id="why"
          label={say('reason')}
          options={reasons.map((value) => ({
            value,
            label: label(gapReasons[value]),
            note: say(meaning[value]),
          }))}
          value={reason}
          onChange={setReason}
          error={asked && !reason ? say('chooseReason') : undefined}
        />
        {reason && (
          <DateField
            id="until"
            label={say('until')}
            required={false}
            hint={say('untilHint')}
            value={until}
            from={today()}
            until={today(365)}
            onChange={setUntil}
          />
        )}
        <Field
          id="reason-note"
          label={say('note')}
          required={false}
          value={note}
          max={500}
          lines
          onChange={setNote}
        />
      </Stack>
    </Sheet>
  );
}
