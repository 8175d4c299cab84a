import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { named, pressable } from './accessible.ts';
import './button.css';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icon.tsx';
import { useOnce } from './once.ts';

export interface ButtonProps {
  id?: string;
  /** `primary` once a page, `plain` for everything else, `danger` for what destroys or reports harm, `link` inside text. */
  kind?: 'primary' | 'plain' | 'soft' | 'danger' | 'link';
  /** As wide as its container. */
  wide?: boolean;
  icon?: IconName;
  disabled?: boolean;
  /** Shows that work goes on; presses are ignored meanwhile. */
  busy?: boolean;
  /** Name for screen readers, when the text alone says too little. */
  label?: string;
  /** While a returned promise is open the button is busy and ignores presses. */
  onPress: () => unknown;
  children: ReactNode;
}

/** A button. Ignores presses while disabled or busy, and a second press while the first is still at work. */
export function Button(props: ButtonProps) {
  const { id, kind = 'primary', wide, icon, disabled = false, label, onPress, children } = props;
  const [working, press] = useOnce(onPress);
  const busy = props.busy === true || working;
  const name = classes(
    'button',
    'pressable',
    'moves',
    `button--${kind}`,
    wide && 'button--wide',
    (disabled || busy) && 'button--off',
  );
  return (
    <View {...named(id)} className={name} {...pressable({ label, disabled: disabled || busy }, press)}>
      {busy ? <View className="button__turning" /> : icon ? <Icon name={icon} /> : null}
      <Text className="button__text">{children}</Text>
    </View>
  );
}
