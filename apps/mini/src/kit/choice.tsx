import { Text, View } from '@tarojs/components';
import { accessible, pressable } from './accessible.ts';
import './choice.css';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import { type FieldFrame, Labelled } from './label.tsx';

export interface Option<T extends string> {
  value: T;
  label: string;
  note?: string;
  disabled?: boolean;
}

interface Shared<T extends string> extends FieldFrame {
  options: readonly Option<T>[];
  /** Options beside each other where they fit; for short answers. */
  row?: boolean;
}

export interface ChoiceProps<T extends string> extends Shared<T> {
  value: T | undefined;
  onChange: (value: T) => void;
}

/** One of several answers; nothing is chosen until somebody chooses. */
export function Choice<T extends string>({ value, onChange, ...shared }: ChoiceProps<T>) {
  return <Options {...shared} role="radio" chosen={(option) => option === value} onPress={onChange} />;
}

export interface ChoicesProps<T extends string> extends Shared<T> {
  value: readonly T[];
  onChange: (value: T[]) => void;
}

/** Any number of answers. */
export function Choices<T extends string>({ value, onChange, ...shared }: ChoicesProps<T>) {
  const toggle = (option: T) =>
    onChange(value.includes(option) ? value.filter((one) => one !== option) : [...value, option]);
  return <Options {...shared} role="checkbox" chosen={(option) => value.includes(option)} onPress={toggle} />;
}

interface OptionsProps<T extends string> extends Shared<T> {
  role: 'radio' | 'checkbox';
  chosen: (option: T) => boolean;
  onPress: (option: T) => void;
}

function Options<T extends string>({ role, chosen, onPress, options, row, ...frame }: OptionsProps<T>) {
  const group = accessible({ role: role === 'radio' ? 'radiogroup' : 'group', label: frame.label });
  return (
    <Labelled {...frame}>
      <View id={frame.id} className={classes('choice', row && 'choice--row')} {...group}>
        {options.map(({ value, label, note, disabled = false }) => {
          const checked = chosen(value);
          return (
            <View
              key={value}
              id={`${frame.id}-${value}`}
              className={classes('option', 'pressable', checked && 'option--on', disabled && 'option--off')}
              {...pressable({ role, checked, disabled, label: note ? `${label}，${note}` : label }, () =>
                onPress(value),
              )}
            >
              <View className={`option__mark option__mark--${role}`}>
                {checked && <Icon name="check" size={16} />}
              </View>
              <View className="option__main">
                <Text className="option__label">{label}</Text>
                {note !== undefined && <Text className="option__note">{note}</Text>}
              </View>
            </View>
          );
        })}
      </View>
    </Labelled>
  );
}
