import { View } from '@tarojs/components';
import { Choice } from '../kit/choice.tsx';
import { DateField } from '../kit/date-field.tsx';
import { TimeField } from '../kit/time-field.tsx';
import { clock } from '../state/clock.ts';
import { useWords } from '../state/use-words.ts';
import { today, wallClock } from '../state/when.ts';
import type { Convenient } from './asking.ts';
import './convenient-field.css';
import { askWords } from './words/ask.ts';

export interface ConvenientFieldProps {
  value: Convenient;
  error: string | undefined;
  onChange: (value: Convenient) => void;
}

/** When somebody may come: what is usual by one tap, anything else as day and times. */
export function ConvenientField({ value, error, onChange }: ConvenientFieldProps) {
  const say = useWords(askWords);
  const evening = wallClock(clock.now()).time < '18:00';
  const choices = (['soon', 'evening', 'tomorrow', 'own'] as const).filter(
    (choice) => choice !== 'evening' || evening,
  );
  const own = value.choice === 'own';
  return (
    <>
      <Choice
        id="convenient"
        label={say('convenient')}
        row
        value={value.choice}
        error={own ? undefined : error}
        options={choices.map((choice) => ({ value: choice, label: say(choice) }))}
        onChange={(choice) =>
          onChange({ ...value, choice, day: choice === 'own' && value.day === '' ? today() : value.day })
        }
      />
      {own && (
        <>
          <DateField
            id="convenient-day"
            label={say('day')}
            value={value.day}
            from={today()}
            until={today(30)}
            error={error}
            onChange={(day) => onChange({ ...value, day })}
          />
          <View className="convenient__times">
            <TimeField
              id="convenient-from"
              label={say('from')}
              required={false}
              value={value.from}
              onChange={(from) => onChange({ ...value, from })}
            />
            <TimeField
              id="convenient-until"
              label={say('until')}
              required={false}
              value={value.until}
              onChange={(until) => onChange({ ...value, until })}
            />
          </View>
        </>
      )}
    </>
  );
}
