import { addDays } from '@linli/domain/civil-time';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Paragraph, Stack } from '../../kit/card.tsx';
import { DateField } from '../../kit/date-field.tsx';
import { Field } from '../../kit/field.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { Stepper } from '../../kit/stepper.tsx';
import { TimeField } from '../../kit/time-field.tsx';
import { toast } from '../../kit/toast.tsx';
import { useShiftTimes } from '../../shifts/shift-times.ts';
import { clock } from '../../state/clock.ts';
import { useWords } from '../../state/use-words.ts';
import { instantAt, today, useWhen } from '../../state/when.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { kitWords } from '../../words/kit.ts';
import { hoursWords } from '../words/hours.ts';

export interface CorrectSheetProps {
  /** The entry that is wrong; without it one is missing. */
  entry: { entryId: string; fromAt: string; minutes: number } | undefined;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

const daysBack = 366;
const step = 5;

/** Asks that a record be put right, or that one be added. */
export function CorrectSheet({ entry, onClose, onDone }: CorrectSheetProps) {
  const say = useWords(hoursWords);
  const kit = useWords(kitWords);
  const when = useWhen();
  const { length } = useShiftTimes();
  const [day, setDay] = useState('');
  const [time, setTime] = useState('');
  const [hours, setHours] = useState(Math.floor((entry?.minutes ?? 120) / 60));
  const [rest, setRest] = useState((entry?.minutes ?? 0) % 60);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const fromAt = entry?.fromAt ?? instantAt(day, time);
  const future = fromAt !== undefined && Date.parse(fromAt) > clock.now().getTime();
  const noReason = reason.trim().length < 2;
  const last = today();
  const ask = async () => {
    setTried(true);
    if (fromAt === undefined || future || noReason) return;
    const done = await attempt(() =>
      call('POST /hours/ask-correction', {
        entryId: entry?.entryId ?? null,
        fromAt,
        minutes: hours * 60 + rest,
        reason: reason.trim(),
      }),
    );
    if (!done) return;
    toast(say('asked'));
    onClose();
    await onDone();
  };
  return (
    <Sheet
      id="correct"
      open
      title={say('correctTitle')}
      onClose={onClose}
      footer={
        <>
          <Button id="correct-cancel" kind="plain" onPress={onClose}>
            {kit('cancel')}
          </Button>
          <Button id="correct-go" onPress={ask}>
            {say('go')}
          </Button>
        </>
      }
    >
      <Stack>
        <Paragraph note>{say('correctText')}</Paragraph>
        {entry ? (
          <Paragraph>
            {[when.moment(entry.fromAt), say('asWritten', { length: length(entry.minutes) })].join(' · ')}
          </Paragraph>
        ) : (
          <>
            <DateField
              id="correct-day"
              label={say('when')}
              from={addDays(last, -daysBack)}
              until={last}
              value={day}
              error={
                tried && fromAt === undefined
                  ? say('whenMissing')
                  : tried && future
                    ? say('future')
                    : undefined
              }
              onChange={setDay}
            />
            <TimeField id="correct-time" label={say('whenTime')} value={time} onChange={setTime} />
          </>
        )}
        <Stepper
          id="correct-hours"
          label={say('should')}
          value={hours}
          max={23}
          unit={say('hoursUnit')}
          onChange={setHours}
        />
        <Stepper
          id="correct-minutes"
          label={say('minutesLabel')}
          value={rest}
          max={59}
          step={step}
          unit={say('minutesUnit')}
          onChange={setRest}
        />
        <Field
          id="correct-reason"
          label={kit('reason')}
          lines
          max={200}
          value={reason}
          error={tried && noReason ? kit('reasonTooShort') : undefined}
          onChange={setReason}
        />
      </Stack>
    </Sheet>
  );
}
