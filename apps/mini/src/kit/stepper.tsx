import { Text, View } from '@tarojs/components';
import { useWords } from '../state/use-words.ts';
import { kitWords } from '../words/kit.ts';
import { accessible, pressable } from './accessible.ts';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import { type FieldFrame, Labelled } from './label.tsx';
import './stepper.css';

export interface StepperProps extends FieldFrame {
  value: number;
  min?: number;
  max?: number;
  /** How much one press changes. */
  step?: number;
  unit?: string;
  onChange: (value: number) => void;
}

/** A small whole number, up or down a step at a time. */
export function Stepper({ value, min = 0, max = 99, step = 1, unit = '', onChange, ...frame }: StepperProps) {
  const say = useWords(kitWords);
  const side = (way: 1 | -1) => {
    const next = value + way * step;
    const disabled = next < min || next > max;
    const word = way === 1 ? say('more') : say('less');
    return (
      <View
        id={`${frame.id}-${way === 1 ? 'more' : 'less'}`}
        className={classes('stepper__side', 'pressable', disabled && 'stepper__side--off')}
        {...pressable({ label: `${frame.label} ${word}`, disabled }, () => onChange(next))}
      >
        <Icon name={way === 1 ? 'plus' : 'minus'} />
      </View>
    );
  };
  return (
    <Labelled {...frame}>
      <View id={frame.id} className="stepper" {...accessible({ role: 'group', label: frame.label })}>
        {side(-1)}
        <Text className="stepper__value" {...accessible({ live: 'polite' })}>
          {value}
          {unit}
        </Text>
        {side(1)}
      </View>
    </Labelled>
  );
}
