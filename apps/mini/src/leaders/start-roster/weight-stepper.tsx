import { Text, View } from '@tarojs/components';
import { accessible, pressable } from '../../kit/accessible.ts';
import { classes } from '../../kit/classes.ts';
import { Icon } from '../../kit/icon.tsx';
import { Labelled } from '../../kit/label.tsx';
import '../../kit/stepper.css';
import { useWords } from '../../state/use-words.ts';
import { kitWords } from '../../words/kit.ts';
import { rostersWords } from '../words/rosters.ts';
import { stepOf, weightSteps } from './weight-words.ts';

/** How much a part of the score counts, in words from 不考虑 to 最重要. */
export function WeightStepper({
  id,
  label,
  value,
  onChange,
}: {
  id: string;
  label: string;
  /** 0–10. */
  value: number;
  onChange: (value: number) => void;
}) {
  const say = useWords(rostersWords);
  const sayKit = useWords(kitWords);
  const step = stepOf(value);
  const side = (way: 1 | -1) => {
    const next = weightSteps[step + way];
    const disabled = next === undefined;
    return (
      <View
        id={`${id}-${way === 1 ? 'more' : 'less'}`}
        className={classes('stepper__side', 'pressable', disabled && 'stepper__side--off')}
        {...pressable({ label: `${label} ${sayKit(way === 1 ? 'more' : 'less')}`, disabled }, () => {
          if (next !== undefined) onChange(next);
        })}
      >
        <Icon name={way === 1 ? 'plus' : 'minus'} />
      </View>
    );
  };
  return (
    <Labelled id={id} label={label}>
      <View id={id} className="stepper" {...accessible({ role: 'group', label })}>
        {side(-1)}
        <Text className="stepper__value" {...accessible({ live: 'polite' })}>
          {say(`weight${step}`)}
        </Text>
        {side(1)}
      </View>
    </Labelled>
  );
}
