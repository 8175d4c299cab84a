import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Paragraph, Stack } from '../../kit/card.tsx';
import { Field } from '../../kit/field.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { Stepper } from '../../kit/stepper.tsx';
import { TimeField } from '../../kit/time-field.tsx';
import { useWords } from '../../state/use-words.ts';
import { kitWords } from '../../words/kit.ts';
import { shiftBoardWords } from '../words/shift-board.ts';
import { momentWithin } from './moment-within.ts';

export interface TimeSheetProps {
  id: string;
  title: string;
  text: string;
  timeLabel: string;
  span: { startsAt: string; endsAt: string };
  /** Time of day to begin with, `HH:MM`. */
  startTime: string;
  /** The moment has to lie between start and end. */
  within?: boolean;
  /** Asks for minutes to hand over instead of a reason. */
  changeOver?: boolean;
  onClose: () => void;
  /** Closes when this answers something. */
  onDone: (at: string, more: { reason: string; changeOverMinutes: number }) => Promise<unknown>;
}

/** Asks for a moment near a shift, and why. Mount it to open it. */
export function TimeSheet(props: TimeSheetProps) {
  const { id, title, text, timeLabel, span, within = false, changeOver = false, onClose, onDone } = props;
  const say = useWords(shiftBoardWords);
  const sayKit = useWords(kitWords);
  const [time, setTime] = useState(props.startTime);
  const [reason, setReason] = useState('');
  const [changeOverMinutes, setChangeOver] = useState(0);
  const [tried, setTried] = useState(false);
  const at = momentWithin(span, time);
  const outside = within && at !== undefined && !(at > span.startsAt && at < span.endsAt);
  const noReason = !changeOver && reason.trim().length < 2;
  const go = async () => {
    setTried(true);
    if (at === undefined || outside || noReason) return;
    if ((await onDone(at, { reason: reason.trim(), changeOverMinutes })) !== undefined) onClose();
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
        <TimeField
          id={`${id}-time`}
          label={timeLabel}
          value={time}
          error={
            tried && at === undefined ? say('chooseTime') : tried && outside ? say('splitOutside') : undefined
          }
          onChange={setTime}
        />
        {changeOver ? (
          <Stepper
            id={`${id}-change-over`}
            label={say('changeOver')}
            value={changeOverMinutes}
            max={60}
            step={5}
            unit={say('minutes')}
            onChange={setChangeOver}
          />
        ) : (
          <Field
            id={`${id}-reason`}
            label={sayKit('reason')}
            value={reason}
            lines
            max={200}
            error={tried && noReason ? sayKit('reasonTooShort') : undefined}
            onChange={setReason}
          />
        )}
      </Stack>
    </Sheet>
  );
}
