import { Text, View } from '@tarojs/components';
import { accessible, pressable } from './accessible.ts';
import './bars.css';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';

export interface Bar {
  key: string;
  label: string;
  value: number;
  total: number;
  /** Behind the figures, e.g. how many are on time. */
  note?: string;
  onPress?: () => void;
}

/** Shares of different places or slots below each other: name, figures, percent and bar. */
export function Bars({ id, label, bars }: { id: string; label: string; bars: readonly Bar[] }) {
  return (
    <View id={id} className="bars" {...accessible({ role: 'group', label })}>
      {bars.map((bar) => {
        const share = bar.total > 0 ? Math.min(1, bar.value / bar.total) : 0;
        const figures = `${bar.value}/${bar.total}`;
        const percent = bar.total > 0 ? `${Math.floor(share * 100)}%` : '–';
        const spoken = [bar.label, figures, percent, bar.note].filter(Boolean).join('，');
        const does = bar.onPress
          ? pressable({}, bar.onPress) // all of it is text already
          : accessible({ role: 'img', label: spoken });
        return (
          <View
            key={bar.key}
            id={`${id}-${bar.key}`}
            className={classes('bar', bar.onPress && 'pressable')}
            {...does}
          >
            <View className="bar__line">
              <Text className="bar__label">{bar.label}</Text>
              <View className="bar__end">
                <Text className="bar__figures">
                  {figures} · {percent}
                </Text>
                {bar.onPress && <Icon name="next" size={16} />}
              </View>
            </View>
            <View className="bar__track">
              <View
                className={classes('bar__fill', share >= 1 && 'bar__fill--full')}
                style={{ width: `${share * 100}%` }}
              />
            </View>
            {bar.note !== undefined && <Text className="bar__note">{bar.note}</Text>}
          </View>
        );
      })}
    </View>
  );
}
