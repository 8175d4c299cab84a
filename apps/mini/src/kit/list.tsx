import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { accessible, named, pressable } from './accessible.ts';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icon.tsx';
import './list.css';

/** Rows on one surface, with an optional title above. */
export function List({ id, title, children }: { id?: string; title?: string; children: ReactNode }) {
  return (
    <View {...named(id)} className="list">
      {title !== undefined && (
        <View className="heading" {...accessible({ role: 'heading' })}>
          <Text>{title}</Text>
        </View>
      )}
      <View className="list__rows" {...accessible({ role: 'group', label: title })}>
        {children}
      </View>
    </View>
  );
}

export interface CellProps {
  id?: string;
  icon?: IconName;
  title: ReactNode;
  /** Second line, softer. */
  note?: ReactNode;
  /** At the end of the row: a value, a tag, a small button. */
  value?: ReactNode;
  label?: string;
  disabled?: boolean;
  /** Makes the whole row a button with an arrow. */
  onPress?: () => void;
}

/** One row of a list. */
export function Cell({ id, icon, title, note, value, label, disabled = false, onPress }: CellProps) {
  const name = classes('cell', onPress && 'pressable', disabled && 'cell--off');
  const does = onPress
    ? pressable({ label, disabled }, onPress)
    : accessible(label === undefined ? {} : { role: 'group', label });
  return (
    <View {...named(id)} className={name} {...does}>
      {icon && (
        <View className="cell__icon">
          <Icon name={icon} />
        </View>
      )}
      <View className="cell__main">
        <View className="cell__title">{typeof title === 'string' ? <Text>{title}</Text> : title}</View>
        {note !== undefined && (
          <View className="cell__note">{typeof note === 'string' ? <Text>{note}</Text> : note}</View>
        )}
      </View>
      {value !== undefined && (
        <View className="cell__value">{typeof value === 'string' ? <Text>{value}</Text> : value}</View>
      )}
      {onPress && <Icon name="next" size={18} />}
    </View>
  );
}
