import { Input, Picker, Text, View } from '@tarojs/components';
import { useWords } from '../state/use-words.ts';
import { kitWords } from '../words/kit.ts';
import { pressable } from './accessible.ts';
import { choose } from './choose.tsx';
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

/** A civil date: WeChat's own wheel, the browser's own date field on H5 (Taro's wheel there is small and keyboard-less). */
export function DateField({ value, from, until, onChange, ...frame }: DateFieldProps) {
  const say = useWords(kitWords);
  if (process.env.TARO_ENV === 'h5')
    return (
      <Labelled {...frame}>
        <View className="input">
          <Input
            id={frame.id}
            className="input__box"
            value={value}
            onInput={(event) => onChange(event.detail.value)}
            nativeProps={{ type: 'date', min: from, max: until, 'aria-label': frame.label }}
          />
        </View>
      </Labelled>
    );
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
          {...pressable({ label: `${frame.label} ${value || say('choose')}` }, nothing)}
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

/** One of many, chosen from a list in a dialog; for up to about six use Choice, where all can be seen. */
export function SelectField<T extends string>({ options, value, onChange, ...frame }: SelectFieldProps<T>) {
  const say = useWords(kitWords);
  const shown = options.find((option) => option.value === value)?.label;
  const select = async () => {
    const chosen = await choose({ title: frame.label, options, value });
    if (chosen !== undefined) onChange(chosen);
  };
  return (
    <Labelled {...frame}>
      <View
        id={frame.id}
        className="input pressable"
        {...pressable({ label: `${frame.label} ${shown ?? say('choose')}` }, select)}
      >
        <Text className={classes('input__shown', !shown && 'input__ghost')}>{shown ?? say('choose')}</Text>
        <Icon name="down" />
      </View>
    </Labelled>
  );
}
