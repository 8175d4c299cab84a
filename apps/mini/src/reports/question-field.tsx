import type { Answer, Question } from '@linli/contracts/reports/form';
import { type TemperaturePlace, temperaturePlaces } from '@linli/contracts/reports/labels';
import { isTemperature } from '@linli/domain/reports/conditions';
import { useState } from 'react';
import { Choice, Choices } from '../kit/choice.tsx';
import { DateField } from '../kit/date-field.tsx';
import { Field } from '../kit/field.tsx';
import { InlineSelect } from '../kit/inline-select.tsx';
import { TemperatureField } from '../kit/temperature-field.tsx';
import { useLabel } from '../state/use-label.ts';
import { useWords } from '../state/use-words.ts';
import { today } from '../state/when.ts';
import { reportWords } from '../words/report.ts';
import { PhotoAnswer } from './photo-answer.tsx';

export interface QuestionFieldProps {
  /** Unique on the page. */
  id: string;
  question: Question;
  /** Sends a photo that answers it; resolves to its id. */
  sendPhoto: (path: string) => Promise<string>;
  answer: Answer | undefined;
  error: string | undefined;
  /** Undefined takes the answer back. */
  onAnswer: (answer: Answer | undefined) => void;
}

/** One question of a form, by its kind. */
export function QuestionField(props: QuestionFieldProps) {
  const { id, question, answer, error, onAnswer } = props;
  const say = useWords(reportWords);
  const label = useLabel();
  const options = (question.options ?? []).map((option) => ({
    value: option.value,
    label: label(option.text),
  }));
  const frame = {
    id,
    label: label(question.text),
    error,
    ...(question.help ? { hint: label(question.help) } : {}),
    ...(question.required ? {} : { required: false }),
  };
  const text = typeof answer === 'string' ? answer : '';
  const write = (typed: string) => onAnswer(typed === '' ? undefined : typed);
  switch (question.kind) {
    case 'yes-no': {
      const chosen = typeof answer === 'boolean' ? (answer ? 'yes' : 'no') : undefined;
      const both = [
        { value: 'yes', label: say('yes') },
        { value: 'no', label: say('no') },
      ];
      return (
        <Choice
          {...frame}
          row
          value={chosen}
          options={both}
          onChange={(value) => onAnswer(value === 'yes')}
        />
      );
    }
    case 'one-of':
      return (
        <Choice {...frame} value={text === '' ? undefined : text} options={options} onChange={onAnswer} />
      );
    case 'many-of': {
      // Where choosing nothing is an answer, it is one that can be given.
      const none = Array.isArray(question.normal) ? [{ value: '', label: say('none') }] : [];
      const chosen = Array.isArray(answer) ? (answer.length === 0 && none.length > 0 ? [''] : answer) : [];
      const choose = (values: string[]) => {
        const nowNone = values.includes('') && !chosen.includes('');
        const real = nowNone ? [] : values.filter((value) => value !== '');
        onAnswer(real.length > 0 || nowNone ? real : undefined);
      };
      return <Choices {...frame} row value={chosen} options={[...options, ...none]} onChange={choose} />;
    }
    case 'number':
      return (
        <NumberAnswer {...props} frame={frame} unit={question.unit ? label(question.unit) : undefined} />
      );
    case 'temperature':
      return <TemperatureAnswer {...props} frame={frame} />;
    case 'date':
      return <DateField {...frame} value={text} from={today(-3650)} until={today(365)} onChange={onAnswer} />;
    case 'photo':
      return <PhotoAnswer {...props} frame={frame} />;
    case 'text':
      return <Field {...frame} lines value={text} max={question.most ?? 500} onChange={write} />;
    case 'place':
      return <Field {...frame} value={text} max={200} onChange={write} />;
  }
}

type Framed = QuestionFieldProps & { frame: { id: string; label: string; error: string | undefined } };

/** Half a number is no answer yet, so the typed text is kept beside it. */
function NumberAnswer({ frame, unit, answer, onAnswer }: Framed & { unit: string | undefined }) {
  const [typed, setTyped] = useState(typeof answer === 'number' ? String(answer) : '');
  const change = (text: string) => {
    setTyped(text);
    onAnswer(/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined);
  };
  return (
    <Field {...frame} kind="decimal" max={12} {...(unit ? { unit } : {})} value={typed} onChange={change} />
  );
}

function TemperatureAnswer({ id, frame, answer, onAnswer }: Framed) {
  const say = useWords(reportWords);
  const label = useLabel();
  const known = isTemperature(answer) ? answer : undefined;
  const [typed, setTyped] = useState(known ? String(known.celsius) : '');
  const [at, setAt] = useState<TemperaturePlace>(known?.at ?? 'armpit');
  const change = (text: string, place: TemperaturePlace) => {
    setTyped(text);
    setAt(place);
    onAnswer(/^\d\d(\.\d)?$/.test(text) ? { celsius: Number(text), at: place } : undefined);
  };
  const places = Object.entries(temperaturePlaces).map(([value, text]) => ({
    value: value as TemperaturePlace,
    label: label(text),
  }));
  return (
    <TemperatureField
      {...frame}
      value={typed}
      onChange={(text) => change(text, at)}
      aside={
        <InlineSelect
          id={`${id}-at`}
          label={say('where')}
          value={at}
          options={places}
          onChange={(place) => change(typed, place)}
        />
      }
    />
  );
}
