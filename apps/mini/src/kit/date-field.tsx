import { Picker, Text, View } from '@tarojs/components';
import { useWords } from '../state/use-words.ts';
import { kitWords } from '../words/kit.ts';
import { pressable } from './accessible.ts';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import { type FieldFrame, Labelled } from './label.tsx';

const nothing = () => undefined;

export interface DateFieldProps extends FieldFrame {
  /** Civil date `YYYY-MM-DD`, or empty. */
  value: string;
  /** First and last date that can be chosen; without an end H5 offers years up to 2999. */
  from: string;
  until: string;
  onChange: (date: string) => void;
}

/** A civil date, chosen from the phone's own wheel. */
export function DateField({ value, from, until, onChange, ...frame }: DateFieldProps) {
  const say = useWords(kitWords);
  return (
    <Labelled {...frame}>
      <Picker
        mode="date"
        value={value || until}
        start={from}
        end={until}
        onChange={(event) => onChange(event.detail.value)}
      >
        <View
          id={frame.id}
          className="input pressable"
          {...pressable({ label: `${frame.label} ${value || say('notChosen')}` }, nothing)}
        >
          <Text className={classes('input__shown', value === '' && 'input__ghost')}>
            {value || say('choose')}
          </Text>
          <Icon name="calendar" />
        </View>
      </Picker>
    </Labelled>
  );
}

export interface SelectFieldProps<T extends string> extends FieldFrame {
  options: readonly { value: T; label: string }[];
  value: T | undefined;
  onChange: (value: T) => void;
}

/** One of many, chosen from the phone's own wheel; for up to about six use Choice, where all can be seen. */
export function SelectField<T extends string>({ options, value, onChange, ...frame }: SelectFieldProps<T>) {
  const say = useWords(kitWords);
  const at = options.findIndex((option) => option.value === value);
  const shown = options[at]?.label;
  return (
    <Labelled {...frame}>
      <Picker
        mode="selector"
        range={options.map((option) => option.label)}
        value={Math.max(0, at)}
        onChange={(event) => {
          const chosen = options[Number(event.detail.value)];
          if (chosen) onChange(chosen.value);
        }}
      >
        <View
          id={frame.id}
          className="input pressable"
          {...pressable({ label: `${frame.label} ${shown ?? say('notChosen')}` }, nothing)}
        >
          <Text className={classes('input__shown', !shown && 'input__ghost')}>{shown ?? say('choose')}</Text>
          <Icon name="next" />
        </View>
      </Picker>
    </Labelled>
  );
}
