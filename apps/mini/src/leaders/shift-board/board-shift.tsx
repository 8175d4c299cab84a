import type { ShiftRow } from '@linli/contracts/shifts/values';
import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { pressable } from '../../kit/accessible.ts';
import { classes } from '../../kit/classes.ts';
import { Icon } from '../../kit/icon.tsx';
import { useShiftTimes } from '../../shifts/shift-times.ts';
import { clock } from '../../state/clock.ts';
import { useWords } from '../../state/use-words.ts';
import { wallClock } from '../../state/when.ts';
import { shiftBoardWords } from '../words/shift-board.ts';
import './board.css';

/** One shift on a board: when it begins, how many of how many, and in words and with a sign whether people are missing. */
export function BoardShift({
  id,
  shift,
  names,
  onPress,
}: {
  id: string;
  /** `taken`: how many places have somebody. */
  shift: Pick<ShiftRow, 'startsAt' | 'endsAt' | 'people' | 'taken' | 'state'>;
  names: readonly string[];
  onPress: () => void;
}) {
  const say = useWords(shiftBoardWords);
  const times = useShiftTimes();
  const { people, taken } = shift;
  const off = shift.state === 'called-off';
  const missing = off ? 0 : Math.max(0, people - taken);
  const over = shift.endsAt <= clock.now().toISOString();
  const state = off ? say('off') : missing > 0 ? say('gap', { count: missing }) : say('full');
  const spoken = [times.whole(shift), state, names.join('、') || say('nobody')].join('，');
  return (
    <View
      id={id}
      className={classes(
        'board__shift',
        'pressable',
        off ? 'board__shift--off' : missing > 0 ? 'board__shift--gap' : 'board__shift--full',
        over && 'board__shift--over',
      )}
      {...pressable({}, onPress)}
    >
      <Text>{wallClock(shift.startsAt).time}</Text>
      <View className="board__state">
        {!off && <Icon name={missing > 0 ? 'alert' : 'check'} size={13} />}
        <Text>{missing > 0 || off ? state : `${taken}/${people}`}</Text>
      </View>
      <Text className="heard">{spoken}</Text>
    </View>
  );
}

/** Shifts of a week by the day on which they begin. */
export function byDay<S extends { day: string; startsAt: string }>(shifts: readonly S[]): [string, S[]][] {
  const days = new Map<string, S[]>();
  for (const shift of [...shifts].sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1)))
    days.set(shift.day, [...(days.get(shift.day) ?? []), shift]);
  return [...days];
}

/** One day of a board, its shifts beside each other. */
export function BoardDay({ day, children }: { day: string; children: ReactNode }) {
  const times = useShiftTimes();
  return (
    <View className="board__day">
      <Text className={classes('board__date', day === wallClock(clock.now()).day && 'board__date--today')}>
        {times.day(day)}
      </Text>
      <View className="board__shifts">{children}</View>
    </View>
  );
}
