import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { useWords } from '../state/use-words.ts';
import { kitWords } from '../words/kit.ts';
import { accessible, named } from './accessible.ts';
import { Icon } from './icon.tsx';
import './notice.css';
import type { Tone } from './tag.tsx';

const pictures = { plain: 'info', info: 'info', ok: 'check', warn: 'alert', bad: 'alert' } as const;

export interface NoticeProps {
  id?: string;
  tone?: Tone;
  title?: string;
  children?: ReactNode;
  /** A button or two below the text. */
  action?: ReactNode;
}

/** Something to know, standing in the page. `warn` and `bad` are announced when they appear. */
export function Notice({ id, tone = 'info', title, children, action }: NoticeProps) {
  const say = useWords(kitWords);
  const urgent = tone === 'bad' || tone === 'warn';
  const spoken = {
    plain: 'toneInfo',
    info: 'toneInfo',
    ok: 'toneOk',
    warn: 'toneWarn',
    bad: 'toneBad',
  } as const;
  return (
    <View
      {...named(id)}
      className={`notice notice--${tone}`}
      {...accessible({ role: urgent ? 'alert' : 'note' })}
    >
      <Icon name={pictures[tone]} />
      <View className="notice__main">
        <Text className="heard">{say(spoken[tone])}</Text>
        {title !== undefined && <View className="notice__title">{title}</View>}
        {children !== undefined && <View className="notice__text">{children}</View>}
        {action !== undefined && <View className="notice__action">{action}</View>}
      </View>
    </View>
  );
}
