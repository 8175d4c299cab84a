import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Paragraph, Stack } from '../../kit/card.tsx';
import { Choice } from '../../kit/choice.tsx';
import { Field } from '../../kit/field.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { Stepper } from '../../kit/stepper.tsx';
import { useWords } from '../../state/use-words.ts';
import { kitWords } from '../../words/kit.ts';
import { onDutyWords } from '../words/on-duty.ts';

export interface MinutesSheetProps {
  id: string;
  title: string;
  text: string;
  startMinutes: number;
  /** Asks first whether the record is wrong; only then how long it was. */
  dispute?: boolean;
  onClose: () => void;
  /** `minutes` is null when the record stands. Closes when this answers something. */
  onDone: (answer: { upheld: boolean; minutes: number | null; reason: string }) => Promise<unknown>;
}

/** Asks how long somebody served, and why it is other than recorded. Mount it to open it. */
export function MinutesSheet({
  id,
  title,
  text,
  startMinutes,
  dispute = false,
  onClose,
  onDone,
}: MinutesSheetProps) {
  const say = useWords(onDutyWords);
  const sayKit = useWords(kitWords);
  const [minutes, setMinutes] = useState(startMinutes);
  const [verdict, setVerdict] = useState<'upheld' | 'refused' | undefined>(dispute ? undefined : 'upheld');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const upheld = verdict === 'upheld';
  const noReason = reason.trim().length < 2;
  // A dispute may end with nothing served; hours to confirm are never none.
  const noTime = upheld && !dispute && minutes === 0;
  const go = async () => {
    setTried(true);
    if (verdict === undefined || noReason || noTime) return;
    const answer = { upheld, minutes: upheld ? minutes : null, reason: reason.trim() };
    if ((await onDone(answer)) !== undefined) onClose();
  };
  return (
    <Sheet
      id={id}
      open
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button id={`${id}-cancel`} kind="plain" onPress={onClose}>
            {sayKit('cancel')}
          </Button>
          <Button id={`${id}-do`} onPress={go}>
            {say('send')}
          </Button>
        </>
      }
    >
      <Stack>
        <Paragraph>{text}</Paragraph>
        {dispute && (
          <Choice<'upheld' | 'refused'>
            id={`${id}-verdict`}
            label={say('decideHow')}
            options={[
              { value: 'upheld', label: say('upheld') },
              { value: 'refused', label: say('refused') },
            ]}
            value={verdict}
            error={tried && verdict === undefined ? sayKit('choose') : undefined}
            onChange={setVerdict}
          />
        )}
        {upheld && (
          <View className="pair">
            <Stepper
              id={`${id}-hours`}
              label={say('hoursField')}
              value={Math.floor(minutes / 60)}
              max={23}
              unit={say('hourUnit')}
              error={tried && noTime ? say('noTime') : undefined}
              onChange={(hours) => setMinutes(hours * 60 + (minutes % 60))}
            />
            <Stepper
              id={`${id}-minutes`}
              label={say('minutesField')}
              value={minutes % 60}
              max={59}
              step={5}
              unit={say('minuteUnit')}
              onChange={(rest) => setMinutes(minutes - (minutes % 60) + rest)}
            />
          </View>
        )}
        <Field
          id={`${id}-reason`}
          label={sayKit('reason')}
          value={reason}
          lines
          max={200}
          error={tried && noReason ? sayKit('reasonTooShort') : undefined}
          onChange={setReason}
        />
      </Stack>
    </Sheet>
  );
}
