import { View } from '@tarojs/components';
import { Card } from '../../kit/card.tsx';
import { Choice } from '../../kit/choice.tsx';
import { DateField } from '../../kit/date-field.tsx';
import { TimeField } from '../../kit/time-field.tsx';
import { useWords } from '../../state/use-words.ts';
import { today } from '../../state/when.ts';
import { roundsWords } from '../words/rounds.ts';
import type { PlanKind, Window } from './round-form.ts';
import type { SectionProps } from './section.ts';

/** How often, between which times of day, and on which days. */
export function WhenAsked({ form, wrong, failure, onChange }: SectionProps) {
  const say = useWords(roundsWords);
  const window = (key: 'day' | 'morning' | 'evening', name: string, pointer: string) => {
    const value = form[key];
    const change = (part: Partial<Window>) => onChange({ [key]: { ...value, ...part } });
    return (
      <View className="pair">
        <TimeField
          id={`${key}-from`}
          label={`${name} ${say('from')}`}
          value={value.from}
          onChange={(from) => change({ from })}
          error={failure?.at(`${pointer}/from`)}
        />
        <TimeField
          id={`${key}-until`}
          label={say('until')}
          value={value.until}
          onChange={(until) => change({ until })}
          error={failure?.at(`${pointer}/until`)}
        />
      </View>
    );
  };
  return (
    <Card>
      <Choice<PlanKind>
        id="plan"
        label={say('plan')}
        row
        options={[
          { value: 'morning-evening', label: say('planTwice') },
          { value: 'daily', label: say('planDaily') },
          { value: 'once', label: say('planOnce') },
        ]}
        value={form.plan}
        onChange={(plan) => onChange({ plan })}
      />
      {form.plan === 'daily' && window('day', say('window'), '/slots/window')}
      {form.plan === 'morning-evening' && window('morning', say('morning'), '/slots/morning')}
      {form.plan === 'morning-evening' && window('evening', say('evening'), '/slots/evening')}
      <View className="pair">
        <DateField
          id="starts-on"
          label={say('startsOn')}
          value={form.startsOn}
          from={today()}
          until={today(31)}
          onChange={(startsOn) => onChange({ startsOn })}
          error={wrong.has('startsOn') ? say('chooseDay') : failure?.at('/startsOn')}
        />
        <DateField
          id="ends-on"
          label={say('endsOn')}
          value={form.endsOn}
          from={form.startsOn || today()}
          until={today(122)}
          onChange={(endsOn) => onChange({ endsOn })}
          error={
            wrong.has('endsOn')
              ? say('chooseDay')
              : wrong.has('order')
                ? say('wrongOrder')
                : failure?.at('/endsOn')
          }
        />
      </View>
    </Card>
  );
}
