import { addDays } from '@linli/domain/civil-time';
import { Text, View } from '@tarojs/components';
import { accessible, pressable } from '../../kit/accessible.ts';
import { Button } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import { mondayOf } from '../../shifts/shift-times.ts';
import { useWords } from '../../state/use-words.ts';
import { today } from '../../state/when.ts';
import { usePlainDate } from '../plain-date.ts';
import { shiftBoardWords } from '../words/shift-board.ts';
import './board.css';

/** The week that is shown, and the ways to the one before, the next, and back to this one. */
export function WeekNav({ monday, onChange }: { monday: string; onChange: (monday: string) => void }) {
  const say = useWords(shiftBoardWords);
  const plainDate = usePlainDate();
  const now = mondayOf(today());
  const arrow = (way: -1 | 1) => (
    <View
      id={way === -1 ? 'week-before' : 'week-after'}
      className="board__arrow pressable"
      {...pressable({ label: say(way === -1 ? 'weekBefore' : 'weekAfter') }, () =>
        onChange(addDays(monday, 7 * way)),
      )}
    >
      <Icon name={way === -1 ? 'back' : 'next'} />
    </View>
  );
  return (
    <>
      <View className="board__week">
        {arrow(-1)}
        <Text id="week" className="board__span" {...accessible({ live: 'polite' })}>
          {say('week', { from: plainDate(monday), until: plainDate(addDays(monday, 6)) })}
        </Text>
        {arrow(1)}
      </View>
      {monday !== now && (
        <Button id="this-week" kind="link" onPress={() => onChange(now)}>
          {say('thisWeek')}
        </Button>
      )}
    </>
  );
}
