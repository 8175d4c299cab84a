import { Text, View } from '@tarojs/components';
import { accessible, pressable } from './accessible.ts';
import { classes } from './classes.ts';
import './tabs.css';

export interface TabsProps<T extends string> {
  id: string;
  label: string;
  items: readonly { value: T; label: string; count?: number }[];
  value: T;
  onChange: (value: T) => void;
}

/** Views of the same thing beside each other. Wraps instead of scrolling, so that none is hidden. */
export function Tabs<T extends string>({ id, label, items, value, onChange }: TabsProps<T>) {
  return (
    <View id={id} className="tabs" {...accessible({ role: 'tablist', label })}>
      {items.map((item) => {
        const selected = item.value === value;
        const name = item.count === undefined ? item.label : `${item.label} ${item.count}`;
        return (
          <View
            key={item.value}
            id={`${id}-${item.value}`}
            className={classes('tab', 'pressable', selected && 'tab--on')}
            {...pressable({ role: 'tab', selected, label: name }, () => onChange(item.value))}
          >
            <Text>{item.label}</Text>{' '}
            {item.count !== undefined && <Text className="tab__count">{item.count}</Text>}
          </View>
        );
      })}
    </View>
  );
}
