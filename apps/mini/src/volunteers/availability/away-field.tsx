import { addDays } from '@linli/domain/civil-time';
import { View } from '@tarojs/components';
import { Button } from '../../kit/button.tsx';
import { DateField } from '../../kit/date-field.tsx';
import { Labelled } from '../../kit/label.tsx';
import { useWords } from '../../state/use-words.ts';
import { today } from '../../state/when.ts';
import '../duty/hours-field.css';
import { availabilityWords } from '../words/availability.ts';
import type { Availability } from './free-times.ts';

type Away = Availability['away'];

const most = 30;
const daysAhead = 366;

export interface AwayFieldProps {
  away: Away;
  wrong: boolean;
  onChange: (away: Away) => void;
}

/** Days on which one is not there, from and until. */
export function AwayField({ away, wrong, onChange }: AwayFieldProps) {
  const say = useWords(availabilityWords);
  const first = today();
  const put = (at: number, change: Partial<Away[number]>) =>
    onChange(away.map((one, index) => (index === at ? { ...one, ...change } : one)));
  const shared = { from: first, until: addDays(first, daysAhead) };
  return (
    <Labelled
      id="away"
      label={say('away')}
      {...(away.length === 0 ? { hint: say('awayNone') } : {})}
      error={wrong ? say('awayWrong') : undefined}
    >
      <View className="hours">
        {away.map(({ fromDay, untilDay }, at) => (
          <View key={at} className="hours__row">
            <DateField
              id={`away-${at}-from`}
              label={say('awayFrom', { number: at + 1 })}
              {...shared}
              value={fromDay}
              onChange={(day) => put(at, { fromDay: day, ...(untilDay < day ? { untilDay: day } : {}) })}
            />
            <DateField
              id={`away-${at}-until`}
              label={say('awayUntil', { number: at + 1 })}
              {...shared}
              value={untilDay}
              onChange={(day) => put(at, { untilDay: day })}
            />
            <Button
              id={`away-${at}-remove`}
              kind="link"
              onPress={() => onChange(away.filter((_, index) => index !== at))}
            >
              {say('awayRemove', { number: at + 1 })}
            </Button>
          </View>
        ))}
        {away.length < most && (
          <Button
            id="away-add"
            kind="soft"
            icon="plus"
            onPress={() => onChange([...away, { fromDay: '', untilDay: '' }])}
          >
            {say('awayAdd')}
          </Button>
        )}
      </View>
    </Labelled>
  );
}
