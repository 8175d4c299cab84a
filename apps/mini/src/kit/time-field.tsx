import { Picker, Text, View } from '@tarojs/components';
import { useWords } from '../state/use-words.ts';
import { kitWords } from '../words/kit.ts';
import { pressable } from './accessible.ts';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import { type FieldFrame, Labelled } from './label.tsx';

const nothing = () => undefined;

export interface TimeFieldProps extends FieldFrame {
  /** Time of day `HH:MM`, or empty. */
  value: string;
  onChange: (time: string) => void;
}

/** A time of day, chosen from the phone's own wheel. */
export function TimeField({ value, onChange, ...frame }: TimeFieldProps) {
  const say = useWords(kitWords);
  return (
    <Labelled {...frame}>
      <Picker mode="time" value={value || '08:00'} onChange={(event) => onChange(event.detail.value)}>
        <View
          id={frame.id}
          className="input pressable"
          {...pressable({ label: `${frame.label} ${value || say('choose')}` }, nothing)}
        >
          <Text className={classes('input__shown', value === '' && 'input__ghost')}>
            {value || say('choose')}
          </Text>
          <Icon name="waiting" />
        </View>
      </Picker>
    </Labelled>
  );
}
