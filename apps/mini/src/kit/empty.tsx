import { Image, Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { accessible } from './accessible.ts';
import './empty.css';

const houses =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 160 90' width='160' height='90'%3E%3Cg fill='none' stroke='%237d8b83' stroke-width='2.5' stroke-linecap='round' stroke-linejoin='round'%3E%3Cpath d='M6 82h148M22 82V46l20-15 20 15v36M62 82V34h38v48M100 82V52l18-13 18 13v30'/%3E%3Cpath d='M38 82V66h9v16M72 46h7M83 46h7M72 58h7M83 58h7M72 70h7M83 70h7M113 62h10v9h-10z'/%3E%3Cpath d='M126 18a7 7 0 1 1-7-8 6 6 0 0 0 7 8z'/%3E%3C/g%3E%3C/svg%3E";

/** Says that there is nothing, and what can be done about it. */
export function Empty({ text, note, action }: { text: string; note?: string; action?: ReactNode }) {
  return (
    <View className="empty">
      <Image className="empty__picture" src={houses} mode="scaleToFill" {...accessible({ hidden: true })} />
      <Text className="empty__text">{text}</Text>
      {note !== undefined && <Text className="empty__note">{note}</Text>}
      {action}
    </View>
  );
}
