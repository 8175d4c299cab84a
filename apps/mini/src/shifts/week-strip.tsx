import { addDays } from '@linli/domain/civil-time';
import { Text, View } from '@tarojs/components';
import { accessible, pressable } from '../kit/accessible.ts';
import { classes } from '../kit/classes.ts';
import { Icon } from '../kit/icon.tsx';
import { useWords } from '../state/use-words.ts';
import { today } from '../state/when.ts';
import { mondayOf, useShiftTimes, weekdayOf } from './shift-times.ts';
import './week-strip.css';
import { shiftWords } from './words/shifts.ts';

const words = {
  mine: 'markMine',
  asked: 'markAsked',
  open: 'markOpen',
  gap: 'markGap',
  glad: 'markGlad',
  'rather-not': 'markRatherNot',
} as const;

/** What a day has: places of mine, one to be confirmed, shifts to claim, people missing, wishes for and against. */
export type DayMark = keyof typeof words;

export interface WeekStripProps {
  id: string;
  /** The chosen civil date; its week is shown. */
  day: string;
  marks: (day: string) => readonly DayMark[];
  /** First and last date one can go to. */
  from?: string;
  until?: string;
  onChange: (day: string) => void;
}

/** The week of a day, Monday first: a tap chooses a day, the arrows another week. */
export function WeekStrip({ id, day, marks, from, until, onChange }: WeekStripProps) {
  const say = useWords(shiftWords);
  const times = useShiftTimes();
  const monday = mondayOf(day);
  const days = [0, 1, 2, 3, 4, 5, 6].map((at) => addDays(monday, at));
  const now = today();
  const inside = (one: string) =>
    (from === undefined || one >= from) && (until === undefined || one <= until);
  const kept = (one: string) =>
    from !== undefined && one < from ? from : until !== undefined && one > until ? until : one;
  const arrow = (way: -1 | 1) => {
    const [edge] = way === -1 ? days : days.slice(-1);
    const disabled = edge === undefined || !inside(addDays(edge, way));
    return (
      <View
        id={`${id}-${way === -1 ? 'before' : 'after'}`}
        className={classes('week__arrow', 'pressable', disabled && 'week__arrow--off')}
        {...pressable({ label: say(way === -1 ? 'weekBefore' : 'weekAfter'), disabled }, () =>
          onChange(kept(addDays(day, 7 * way))),
        )}
      >
        <Icon name={way === -1 ? 'back' : 'next'} />
      </View>
    );
  };
  return (
    <View id={id} className="week">
      <View className="week__head">
        {arrow(-1)}
        <Text className="week__shown" {...accessible({ live: 'polite' })}>
          {times.day(day)}
        </Text>
        {arrow(1)}
      </View>
      <View className="week__days" {...accessible({ role: 'radiogroup', label: say('week') })}>
        {days.map((one) => {
          const has = marks(one);
          const label = [times.day(one), ...has.map((mark) => say(words[mark]))].join('，');
          const disabled = !inside(one);
          return (
            <View
              key={one}
              id={`${id}-${one}`}
              className={classes(
                'week__day',
                'pressable',
                one === day && 'week__day--on',
                one === now && 'week__day--today',
                disabled && 'week__day--off',
              )}
              {...pressable({ role: 'radio', checked: one === day, label, disabled }, () => onChange(one))}
            >
              <Text className="week__name">{say(`short${weekdayOf(one)}`)}</Text>
              <Text className="week__number">{Number(one.slice(8))}</Text>
              <View className="week__marks">
                {has.map((mark) => (
                  <View key={mark} className={`week__mark week__mark--${mark}`} />
                ))}
              </View>
            </View>
          );
        })}
      </View>
    </View>
  );
}

/** What the dots of the strip mean. */
export function MarkLegend({ marks }: { marks: readonly DayMark[] }) {
  const say = useWords(shiftWords);
  return (
    <View className="week__legend" {...accessible({ hidden: true })}>
      {marks.map((mark) => (
        <View key={mark} className="week__meaning">
          <View className={`week__mark week__mark--${mark}`} />
          <Text>{say(words[mark])}</Text>
        </View>
      ))}
    </View>
  );
}
