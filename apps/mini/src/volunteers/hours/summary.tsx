import type { ReplyOf } from '@linli/contracts/catalog';
import { View } from '@tarojs/components';
import { accessible } from '../../kit/accessible.ts';
import { Card, Paragraph } from '../../kit/card.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { useShiftTimes } from '../../shifts/shift-times.ts';
import { useWords } from '../../state/use-words.ts';
import { hoursWords } from '../words/hours.ts';
import './summary.css';

export type Hours = ReplyOf<'GET /hours/mine'>;
type Head = Pick<Hours, 'total' | 'months' | 'stars' | 'nextStarMinutes'>;

/** All there is so far: hours, stars with what the next one needs, and each month. */
export function Summary({ head }: { head: Head }) {
  const say = useWords(hoursWords);
  const { length } = useShiftTimes();
  const { total, months, stars, nextStarMinutes } = head;
  return (
    <>
      <Card id="hours-total" kind="now" title={say('total', { length: length(total.minutes) })}>
        <View
          className="summary__stars"
          {...accessible({ role: 'img', label: say('stars', { count: stars }) })}
        >
          {[1, 2, 3, 4, 5].map((star) => (
            <Icon key={star} name={star <= stars ? 'star-full' : 'star'} size={30} />
          ))}
        </View>
        <Paragraph>
          {nextStarMinutes === null ? say('allStars') : say('nextStar', { length: length(nextStarMinutes) })}
        </Paragraph>
        <Paragraph note>{say('totalNote', { count: total.entries })}</Paragraph>
      </Card>
      {months.length > 0 && (
        <List id="months" title={say('months')}>
          {months.map(({ month, minutes, nightMinutes }) => {
            const [year = 0, number = 0] = month.split('-').map(Number);
            return (
              <Cell
                key={month}
                icon="calendar"
                title={say('month', { year, month: number })}
                {...(nightMinutes > 0 ? { note: say('nightOf', { length: length(nightMinutes) }) } : {})}
                value={length(minutes)}
              />
            );
          })}
        </List>
      )}
    </>
  );
}
