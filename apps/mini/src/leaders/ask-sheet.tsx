import { type ReactNode, useState } from 'react';
import { Button } from '../kit/button.tsx';
import { Paragraph, Stack } from '../kit/card.tsx';
import { Choice, type Option } from '../kit/choice.tsx';
import { Field } from '../kit/field.tsx';
import { Sheet } from '../kit/sheet.tsx';
import { clock } from '../state/clock.ts';
import { useWords } from '../state/use-words.ts';
import { kitWords } from '../words/kit.ts';
import { UntilField } from './until-field.tsx';
import { caseWords } from './words/case.ts';

export interface Asked<T extends string> {
  which: T | undefined;
  reason: string;
  /** ISO instant. */
  until: string | undefined;
}

export interface AskSheetProps<T extends string> {
  id: string;
  title: string;
  text?: ReactNode;
  /** One of several, asked first. */
  which?: { label: string; options: readonly Option<T>[] };
  /** Which of them carry a moment; all when left out. */
  untilFor?: readonly T[];
  reasonLabel?: string;
  /** Without: no reason is asked for. */
  reason?: 'needed' | 'optional' | 'none';
  until?: boolean;
  /** Moment to start from. */
  startAt?: string;
  action: string;
  onClose: () => void;
  /** Closes when this answers something. */
  onDone: (asked: Asked<T>) => Promise<unknown>;
}

/** Asks for what an act that goes on record needs: which kind, why, until when. Mount it to open it. */
export function AskSheet<T extends string>(props: AskSheetProps<T>) {
  const { id, title, text, which, untilFor, reason: how = 'needed', until: timed = false, action } = props;
  const say = useWords(caseWords);
  const sayKit = useWords(kitWords);
  const [asked, setAsked] = useState<Asked<T>>({ which: undefined, reason: '', until: props.startAt });
  const [tried, setTried] = useState(false);
  const wantsUntil =
    timed && (untilFor === undefined || (asked.which !== undefined && untilFor.includes(asked.which)));
  const noWhich = which !== undefined && asked.which === undefined;
  const noReason = how === 'needed' && asked.reason.trim().length < 2;
  const past = wantsUntil && (asked.until === undefined || asked.until <= clock.now().toISOString());
  const go = async () => {
    setTried(true);
    if (noWhich || noReason || past) return;
    const answer = { ...asked, reason: asked.reason.trim(), until: wantsUntil ? asked.until : undefined };
    if ((await props.onDone(answer)) !== undefined) props.onClose();
  };
  return (
    <Sheet
      id={id}
      open
      title={title}
      onClose={props.onClose}
      footer={
        <>
          <Button id={`${id}-cancel`} kind="plain" onPress={props.onClose}>
            {sayKit('cancel')}
          </Button>
          <Button id={`${id}-do`} onPress={go}>
            {action}
          </Button>
        </>
      }
    >
      <Stack>
        {text !== undefined && <Paragraph>{text}</Paragraph>}
        {which && (
          <Choice
            id={`${id}-which`}
            label={which.label}
            options={which.options}
            value={asked.which}
            error={tried && noWhich ? say('chooseOne') : undefined}
            onChange={(value) => setAsked({ ...asked, which: value })}
          />
        )}
        {wantsUntil && (
          <UntilField
            id={`${id}-until`}
            label={say('until')}
            value={asked.until}
            error={tried && past ? say('untilPast') : undefined}
            onChange={(until) => setAsked({ ...asked, until })}
          />
        )}
        {how !== 'none' && (
          <Field
            id={`${id}-reason`}
            label={props.reasonLabel ?? sayKit('reason')}
            value={asked.reason}
            lines
            max={200}
            {...(how === 'optional' ? { required: false } : {})}
            error={tried && noReason ? sayKit('reasonTooShort') : undefined}
            onChange={(reason) => setAsked({ ...asked, reason })}
          />
        )}
      </Stack>
    </Sheet>
  );
}
