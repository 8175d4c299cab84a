import { Text, View } from '@tarojs/components';
import { pressable } from './accessible.ts';
import { choose } from './choose.tsx';
import { Icon } from './icon.tsx';
import './inline-select.css';

export interface InlineSelectProps<T extends string> {
  id: string;
  /** Name for screen readers; what is chosen follows it. */
  label: string;
  options: readonly { value: T; label: string }[];
  value: T;
  onChange: (value: T) => void;
}

/** A small choice inside another field, e.g. where a temperature was taken. Something is always chosen. */
export function InlineSelect<T extends string>({
  id,
  label,
  options,
  value,
  onChange,
}: InlineSelectProps<T>) {
  const shown = options.find((option) => option.value === value)?.label ?? '';
  const select = async () => {
    const chosen = await choose({ title: label, options, value });
    if (chosen !== undefined) onChange(chosen);
  };
  return (
    <View id={id} className="inline-select pressable" {...pressable({ label: `${label} ${shown}` }, select)}>
      <Text>{shown}</Text>
      <Icon name="down" size={16} />
    </View>
  );
}
