import type { KindPicture } from '@linli/contracts/requests/labels';
import { View } from '@tarojs/components';
import { accessible } from './accessible.ts';
import './icon.css';

/** Pictures drawn for Linli; each is a mask in icon.css and takes the colour of the text around it. */
export type IconName =
  | 'back'
  | 'next'
  | 'down'
  | 'close'
  | 'check'
  | 'plus'
  | 'minus'
  | 'home'
  | 'people'
  | 'person'
  | 'report'
  | 'history'
  | 'settings'
  | 'join'
  | 'scan'
  | 'phone'
  | 'search'
  | 'sun'
  | 'moon'
  | 'alert'
  | 'info'
  | 'thermometer'
  | 'camera'
  | 'calendar'
  | 'waiting'
  | 'offline'
  | 'shield'
  | 'chart'
  | 'list'
  | 'building'
  | 'edit'
  | 'leave'
  | 'language'
  | 'text'
  | 'device'
  | 'call'
  | 'star'
  | 'star-full'
  | 'chat'
  | 'up'
  | 'pin'
  | 'walk'
  | 'bell'
  | KindPicture;

/** A decorative picture; what it means stands beside it as text. `size` in dp, else the size of the type scale. */
export function Icon({ name, size }: { name: IconName; size?: number }) {
  const style = size === undefined ? {} : { width: `${size}px`, height: `${size}px` };
  return <View className={`icon icon--${name}`} style={style} {...accessible({ hidden: true })} />;
}
