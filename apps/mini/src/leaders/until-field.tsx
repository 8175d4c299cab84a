import { View } from '@tarojs/components';
import { useState } from 'react';
import { DateField } from '../kit/date-field.tsx';
import { TimeField } from '../kit/time-field.tsx';
import { useWords } from '../state/use-words.ts';
import { instantAt, today, wallClock } from '../state/when.ts';
import { caseWords } from './words/case.ts';

/** A moment ahead, as a date and a time of day. Says nothing while either is missing. */
export function UntilField({
  id,
  label,
  value,
  error,
  required = true,
  onChange,
}: {
  id: string;
  /** In front of "date" and "time", where a form has several moments. */
  label?: string;
  /** ISO instant. */
  value: string | undefined;
  error?: string | undefined;
  required?: boolean;
  onChange: (instant: string | undefined) => void;
}) {
  const say = useWords(caseWords);
  const [day, setDay] = useState(value === undefined ? '' : wallClock(value).day);
  const [time, setTime] = useState(value === undefined ? '' : wallClock(value).time);
  const change = (nextDay: string, nextTime: string) => {
    setDay(nextDay);
    setTime(nextTime);
    onChange(instantAt(nextDay, nextTime));
  };
  const named = (part: string) => (label === undefined ? part : `${label} · ${part}`);
  return (
    <View className="pair">
      <DateField
        id={`${id}-day`}
        label={named(say('untilDay'))}
        value={day}
        from={today()}
        until={today(90)}
        error={error}
        required={required}
        onChange={(next) => change(next, time)}
      />
      <TimeField
        id={`${id}-time`}
        label={named(say('untilTime'))}
        value={time}
        required={required}
        onChange={(next) => change(day, next)}
      />
    </View>
  );
}
