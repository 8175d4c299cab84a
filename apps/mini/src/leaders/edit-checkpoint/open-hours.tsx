import { View } from '@tarojs/components';
import { Button } from '../../kit/button.tsx';
import { Card } from '../../kit/card.tsx';
import { TimeField } from '../../kit/time-field.tsx';
import { Toggle } from '../../kit/toggle.tsx';
import { useWords } from '../../state/use-words.ts';
import { checkpointsWords } from '../words/checkpoints.ts';

interface Span {
  from: string;
  until: string;
}

const most = 4;
const usual: Span = { from: '06:30', until: '22:00' };

/** When a checkpoint is open: always, or between times of day. */
export function OpenHours({ hours, onChange }: { hours: Span[]; onChange: (hours: Span[]) => void }) {
  const say = useWords(checkpointsWords);
  const change = (at: number, part: Partial<Span>) =>
    onChange(hours.map((span, place) => (place === at ? { ...span, ...part } : span)));
  return (
    <Card title={say('hours')}>
      <Toggle
        id="open-always"
        label={say('openAlways')}
        on={hours.length === 0}
        onChange={(on) => onChange(on ? [] : [usual])}
      />
      {hours.map((span, at) => {
        const named = (part: string) => `${say('hoursOf', { number: at + 1 })} ${part}`;
        return (
          <View key={at}>
            <View className="pair">
              <TimeField
                id={`hours-${at}-from`}
                label={named(say('from'))}
                value={span.from}
                onChange={(from) => change(at, { from })}
              />
              <TimeField
                id={`hours-${at}-until`}
                label={named(say('until'))}
                value={span.until}
                onChange={(until) => change(at, { until })}
              />
            </View>
            {hours.length > 1 && (
              <Button
                kind="link"
                label={say('dropHours', { number: at + 1 })}
                onPress={() => onChange(hours.filter((_, place) => place !== at))}
              >
                {say('drop')}
              </Button>
            )}
          </View>
        );
      })}
      {hours.length > 0 && hours.length < most && (
        <Button id="add-hours" kind="soft" icon="plus" onPress={() => onChange([...hours, usual])}>
          {say('addHours')}
        </Button>
      )}
    </Card>
  );
}
