import { Text, View } from '@tarojs/components';
import { pressable } from './accessible.ts';
import { classes } from './classes.ts';
import './list.css';
import './toggle.css';

export interface ToggleProps {
  id: string;
  label: string;
  note?: string;
  on: boolean;
  disabled?: boolean;
  onChange: (on: boolean) => void;
}

/** A row that switches something on or off at once. */
export function Toggle({ id, label, note, on, disabled = false, onChange }: ToggleProps) {
  return (
    <View
      id={id}
      className={classes('cell', 'pressable', disabled && 'cell--off')}
      {...pressable({ role: 'switch', checked: on, disabled, label }, () => onChange(!on))}
    >
      <View className="cell__main">
        <View className="cell__title">
          <Text>{label}</Text>
        </View>
        {note !== undefined && (
          <View className="cell__note">
            <Text>{note}</Text>
          </View>
        )}
      </View>
      <View className={classes('toggle', 'moves', on && 'toggle--on')}>
        <View className="toggle__knob moves" />
      </View>
    </View>
  );
}
