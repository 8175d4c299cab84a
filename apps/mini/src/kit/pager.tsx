import { Text, View } from '@tarojs/components';
import { useWords } from '../state/use-words.ts';
import { kitWords } from '../words/kit.ts';
import { Button } from './button.tsx';
import './pager.css';

/** At the end of a list: loads the next part, or says that this is all. `more` says whether the server has more. */
export function Pager({ id, more, onMore }: { id: string; more: boolean; onMore: () => Promise<unknown> }) {
  const say = useWords(kitWords);
  return (
    <View className="pager">
      {more ? (
        <Button id={id} kind="plain" onPress={onMore}>
          {say('moreLoad')}
        </Button>
      ) : (
        <Text className="pager__end">{say('moreEnd')}</Text>
      )}
    </View>
  );
}
