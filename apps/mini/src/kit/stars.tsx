import { Text, View } from '@tarojs/components';
import { accessible, pressable } from './accessible.ts';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import { type FieldFrame, Labelled } from './label.tsx';
import './stars.css';

export interface StarsProps extends FieldFrame {
  /** 1 to 5; nothing is chosen until somebody chooses. */
  value: number | undefined;
  /** What each number of stars means, from one star up. */
  meanings: readonly [string, string, string, string, string];
  onChange: (stars: number) => void;
}

/** One to five stars. Radios for keyboard and screen readers; the meaning of what is chosen stands below in words. */
export function Stars({ value, meanings, onChange, ...frame }: StarsProps) {
  return (
    <Labelled {...frame}>
      <View id={frame.id} className="stars" {...accessible({ role: 'radiogroup', label: frame.label })}>
        {meanings.map((meaning, index) => {
          const stars = index + 1;
          const on = value !== undefined && stars <= value;
          return (
            <View
              key={stars}
              id={`${frame.id}-${stars}`}
              className={classes('star', 'pressable', on && 'star--on')}
              {...pressable({ role: 'radio', checked: stars === value, label: meaning }, () =>
                onChange(stars),
              )}
            >
              <Icon name={on ? 'star-full' : 'star'} size={34} />
            </View>
          );
        })}
      </View>
      <View className="stars__said" {...accessible({ hidden: true })}>
        <Text>{value === undefined ? '' : meanings[value - 1]}</Text>
      </View>
    </Labelled>
  );
}
