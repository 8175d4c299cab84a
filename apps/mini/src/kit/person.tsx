import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { accessible, named, pressable } from './accessible.ts';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import './list.css';
import './person.css';

export interface PersonProps {
  id?: string;
  name: string;
  /** Relation, age, address, … */
  note?: ReactNode;
  /** Tags. */
  tags?: ReactNode;
  /** Buttons or a state at the end; below the name when there is no room. */
  aside?: ReactNode;
  onPress?: () => void;
}

/** Somebody in a list. No portrait: nobody's picture is kept. */
export function Person({ id, name, note, tags, aside, onPress }: PersonProps) {
  const does = onPress ? pressable({}, onPress) : accessible({});
  return (
    <View {...named(id)} className={classes('cell', 'person', onPress && 'pressable')} {...does}>
      <View className="cell__main">
        <View className="person__line">
          <Text className="person__name">{name}</Text>
          {tags}
        </View>
        {note !== undefined && (
          <View className="cell__note">{typeof note === 'string' ? <Text>{note}</Text> : note}</View>
        )}
      </View>
      {aside !== undefined && <View className="person__aside">{aside}</View>}
      {onPress && <Icon name="next" size={18} />}
    </View>
  );
}
