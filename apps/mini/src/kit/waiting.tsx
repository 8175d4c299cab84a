import { View } from '@tarojs/components';
import { useWords } from '../state/use-words.ts';
import { kitWords } from '../words/kit.ts';
import { accessible } from './accessible.ts';
import './waiting.css';

/** The shape of what is being loaded. `rows` is about as many as will come. */
export function Skeleton({ rows = 3 }: { rows?: number }) {
  const say = useWords(kitWords);
  return (
    <View className="skeleton" {...accessible({ role: 'status', label: say('loading'), live: 'polite' })}>
      {Array.from({ length: rows }, (_, row) => (
        <View key={row} className="skeleton__row">
          <View className="skeleton__long moves" />
          <View className="skeleton__short moves" />
        </View>
      ))}
    </View>
  );
}
