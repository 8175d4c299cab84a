import { View } from '@tarojs/components';
import { Button } from '../../kit/button.tsx';
import { Labelled } from '../../kit/label.tsx';
import { TimeField } from '../../kit/time-field.tsx';
import { useWords } from '../../state/use-words.ts';
import { dutyWords } from '../words/duty.ts';
import type { Duty } from './duty-form.ts';
import './hours-field.css';

const most = 4;

export interface HoursFieldProps {
  hours: Duty['hours'];
  /** A time is not complete. */
  wrong: boolean;
  onChange: (hours: Duty['hours']) => void;
}

/** Times of day at which one may be asked; over midnight the second is the earlier one. None: at any time. */
export function HoursField({ hours, wrong, onChange }: HoursFieldProps) {
  const say = useWords(dutyWords);
  const put = (at: number, change: Partial<Duty['hours'][number]>) =>
    onChange(hours.map((one, index) => (index === at ? { ...one, ...change } : one)));
  return (
    <Labelled
      id="hours"
      label={say('hours')}
      {...(hours.length === 0 ? { hint: say('hoursNone') } : {})}
      error={wrong ? say('hoursMissing') : undefined}
    >
      <View className="hours">
        {hours.map(({ from, until }, at) => (
          <View key={at} className="hours__row">
            <TimeField
              id={`hours-${at}-from`}
              label={say('hoursFrom', { number: at + 1 })}
              value={from}
              onChange={(time) => put(at, { from: time })}
            />
            <TimeField
              id={`hours-${at}-until`}
              label={say('hoursUntil', { number: at + 1 })}
              value={until}
              onChange={(time) => put(at, { until: time })}
            />
            <Button
              id={`hours-${at}-remove`}
              kind="link"
              onPress={() => onChange(hours.filter((_, index) => index !== at))}
            >
              {say('hoursRemove', { number: at + 1 })}
            </Button>
          </View>
        ))}
        {hours.length < most && (
          <Button
            id="hours-add"
            kind="soft"
            icon="plus"
            onPress={() => onChange([...hours, { from: '', until: '' }])}
          >
            {say('hoursAdd')}
          </Button>
        )}
      </View>
    </Labelled>
  );
}
