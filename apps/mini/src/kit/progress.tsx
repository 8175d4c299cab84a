import { Text, View } from '@tarojs/components';
import { useWords } from '../state/use-words.ts';
import { kitWords } from '../words/kit.ts';
import { accessible } from './accessible.ts';
import './progress.css';

export interface ProgressProps {
  label: string;
  done: number;
  total: number;
  /** A word behind the figures. */
  note?: string;
}

/** How much of something is done, as figures and as a bar. */
export function Progress({ label, done, total, note }: ProgressProps) {
  const say = useWords(kitWords);
  const share = total > 0 ? Math.min(1, done / total) : 0;
  return (
    <View
      className="progress"
      {...accessible({ role: 'img', label: say('progress', { label, done, total }) })}
    >
      <View className="progress__line">
        <Text className="progress__label">{label}</Text>
        <Text className="progress__figures">
          {done}/{total}
          {note === undefined ? '' : ` · ${note}`}
        </Text>
      </View>
      <View className="progress__track">
        <View className="progress__bar moves" style={{ width: `${share * 100}%` }} />
      </View>
    </View>
  );
}
