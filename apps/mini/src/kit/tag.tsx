import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icon.tsx';
import './tag.css';

/** What something means: neutral, all well, needs attention, harm, or merely told. */
export type Tone = 'plain' | 'ok' | 'warn' | 'bad' | 'info';

const pictures: Record<Tone, IconName | undefined> = {
  plain: undefined,
  ok: 'check',
  warn: 'waiting',
  bad: 'alert',
  info: 'info',
};

/** A state in a word; every tone has its own picture, so colour never speaks alone. */
export function Tag({
  tone = 'plain',
  icon,
  children,
}: {
  tone?: Tone;
  icon?: IconName;
  children: ReactNode;
}) {
  const picture = icon ?? pictures[tone];
  return (
    <View className={classes('tag', `tag--${tone}`)}>
      {picture && <Icon name={picture} size={15} />}
      <Text>{children}</Text>
    </View>
  );
}
