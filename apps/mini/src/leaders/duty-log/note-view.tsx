import type { HandoverNote } from '@linli/contracts/shifts/duty-endpoints';
import { View } from '@tarojs/components';
import { useWords } from '../../state/use-words.ts';
import { dutyRecordsWords } from '../words/duty-records.ts';

/** What the one who left told the one who came, and who has read it. */
export function NoteView({ note: { matters, equipment, keys, readBy } }: { note: HandoverNote }) {
  const say = useWords(dutyRecordsWords);
  const counted = equipment.map(({ name, count, wanted }) =>
    wanted === null || wanted === count
      ? say('countedOne', { name, count })
      : say('countedOff', { name, count, wanted }),
  );
  return (
    <>
      <View>{matters ? `${say('matters')}：${matters}` : say('noMatters')}</View>
      {counted.length > 0 && <View>{say('counted', { list: counted.join('、') })}</View>}
      {keys !== '' && <View>{say('keys', { keys })}</View>}
      <View>
        {readBy.length > 0
          ? say('readBy', { names: readBy.map(({ name }) => name).join('、') })
          : say('notRead')}
      </View>
    </>
  );
}
