import { availableDays } from '@linli/contracts/rosters/labels';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Choice } from '../../kit/choice.tsx';
import { SelectField } from '../../kit/date-field.tsx';
import { Labelled } from '../../kit/label.tsx';
import { TimeField } from '../../kit/time-field.tsx';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import '../duty/hours-field.css';
import { availabilityWords } from '../words/availability.ts';
import { type Pattern, type Ready, ready, readyOf } from './free-times.ts';

const most = 10;

export interface WhenFieldProps {
  patterns: readonly Pattern[];
  /** A time is not complete. */
  wrong: boolean;
  onChange: (patterns: Pattern[]) => void;
}

/** When somebody is usually free: a ready-made answer, or times of their own. */
export function WhenField({ patterns, wrong, onChange }: WhenFieldProps) {
  const say = useWords(availabilityWords);
  const label = useLabel();
  const made = readyOf(patterns);
  const [own, setOwn] = useState(made === undefined);
  const chosen = own || made === undefined ? 'own' : made;
  const choose = (choice: Ready | 'own') => {
    setOwn(choice === 'own');
    if (choice !== 'own') onChange([...ready[choice]]);
  };
  const put = (at: number, change: Partial<Pattern>) =>
    onChange(patterns.map((one, index) => (index === at ? { ...one, ...change } : one)));
  return (
    <>
      <Choice
        id="free"
        label={say('free')}
        row
        value={chosen}
        options={[
          ...(Object.keys(ready) as Ready[]).map((value) => ({ value, label: say(`ready_${value}`) })),
          { value: 'own' as const, label: say('own') },
        ]}
        onChange={choose}
      />
      {chosen === 'own' && (
        <Labelled
          id="times"
          label={say('own')}
          hint={say('timesHint')}
          error={wrong ? say('timesMissing') : undefined}
        >
          <View className="hours">
            {patterns.map(({ days, from, until }, at) => (
              <View key={at} className="hours__row">
                <SelectField
                  id={`times-${at}-days`}
                  label={say('timesDays', { number: at + 1 })}
                  value={days}
                  options={(Object.keys(availableDays) as Pattern['days'][]).map((value) => ({
                    value,
                    label: label(availableDays[value]),
                  }))}
                  onChange={(changed) => put(at, { days: changed })}
                />
                <TimeField
                  id={`times-${at}-from`}
                  label={say('timesFrom', { number: at + 1 })}
                  value={from}
                  onChange={(time) => put(at, { from: time })}
                />
                <TimeField
                  id={`times-${at}-until`}
                  label={say('timesUntil', { number: at + 1 })}
                  value={until}
                  onChange={(time) => put(at, { until: time })}
                />
                <Button
                  id={`times-${at}-remove`}
                  kind="link"
                  onPress={() => onChange(patterns.filter((_, index) => index !== at))}
                >
                  {say('timesRemove', { number: at + 1 })}
                </Button>
              </View>
            ))}
            {patterns.length < most && (
              <Button
                id="times-add"
                kind="soft"
                icon="plus"
                onPress={() => onChange([...patterns, { days: 'every', from: '', until: '' }])}
              >
                {say('timesAdd')}
              </Button>
            )}
          </View>
        </Labelled>
      )}
    </>
  );
}
