import { addDays } from '@linli/domain/civil-time';
import { useState } from 'react';
import { InlineSelect } from '../../kit/inline-select.tsx';
import { Labelled } from '../../kit/label.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { useShiftTimes } from '../../shifts/shift-times.ts';
import { MarkLegend, WeekStrip } from '../../shifts/week-strip.tsx';
import { useWords } from '../../state/use-words.ts';
import { today } from '../../state/when.ts';
import { availabilityWords } from '../words/availability.ts';
import { type Wish, wishAt, wishChoices, withWish } from './free-times.ts';

const parts = ['all', 'morning', 'afternoon', 'evening', 'night'] as const satisfies Wish['part'][];
const weeks = 6;

export interface WishesFieldProps {
  wishes: readonly Wish[];
  onChange: (wishes: Wish[]) => void;
}

/** Wishes for and against parts of a day within the next six weeks. */
export function WishesField({ wishes, onChange }: WishesFieldProps) {
  const say = useWords(availabilityWords);
  const times = useShiftTimes();
  const first = today();
  const [day, setDay] = useState(first);
  const marks = (one: string) => {
    const ofDay = wishes.filter((wish) => wish.day === one);
    return [
      ...(ofDay.some(({ glad }) => glad) ? (['glad'] as const) : []),
      ...(ofDay.some(({ glad }) => !glad) ? (['rather-not'] as const) : []),
    ];
  };
  return (
    <Labelled id="wishes" label={say('wishes')} hint={say('wishesHint')}>
      <WeekStrip
        id="wish-week"
        day={day}
        from={first}
        until={addDays(first, weeks * 7 - 1)}
        marks={marks}
        onChange={setDay}
      />
      <MarkLegend marks={['glad', 'rather-not']} />
      <List>
        {parts.map((part) => (
          <Cell
            key={part}
            title={say(`part_${part}`)}
            value={
              <InlineSelect
                id={`wish-${part}`}
                label={`${times.day(day)} ${say(`part_${part}`)}`}
                value={wishAt(wishes, day, part)}
                options={wishChoices.map((value) => ({ value, label: say(`wish_${value}`) }))}
                onChange={(choice) => onChange(withWish(wishes, day, part, choice))}
              />
            }
          />
        ))}
      </List>
    </Labelled>
  );
}
