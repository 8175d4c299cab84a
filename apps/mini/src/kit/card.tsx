import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { accessible, named } from './accessible.ts';
import './card.css';
import { classes } from './classes.ts';

export interface CardProps {
  id?: string;
  title?: string;
  /** Beside the title: a tag, a count, a small button. */
  aside?: ReactNode;
  /** `now` is the one thing to do next; at most one a page. */
  kind?: 'plain' | 'now' | 'quiet';
  children?: ReactNode;
}

/** A surface holding things that belong together. */
export function Card({ id, title, aside, kind = 'plain', children }: CardProps) {
  return (
    <View {...named(id)} className={classes('card', `card--${kind}`)}>
      {(title !== undefined || aside !== undefined) && (
        <View className="card__head">
          <Text className="card__title" {...accessible({ role: 'heading' })}>
            {title}
          </Text>
          {aside}
        </View>
      )}
      {children}
    </View>
  );
}

/** A heading between cards. */
export function Heading({ children }: { children: ReactNode }) {
  return (
    <View className="heading" {...accessible({ role: 'heading' })}>
      <Text>{children}</Text>
    </View>
  );
}

/** A paragraph. `note` is smaller and softer. */
export function Paragraph({ note = false, children }: { note?: boolean; children: ReactNode }) {
  return (
    <View className={classes('paragraph', note && 'paragraph--note')}>
      <Text>{children}</Text>
    </View>
  );
}

/** Things below each other with the usual distance, or beside each other where they fit. */
export function Stack({ row = false, children }: { row?: boolean; children: ReactNode }) {
  return <View className={row ? 'stack stack--row' : 'stack'}>{children}</View>;
}
