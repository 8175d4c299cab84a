import { Tag, type Tone } from '../kit/tag.tsx';
import { useNow } from '../state/now.ts';
import { useWords } from '../state/use-words.ts';
import { type TimeLeft, timeLeft } from './time-left.ts';
import { timeWords } from './words/time.ts';

/** Says a length of time in its two largest parts: 2 天 3 小时, 5 分钟. */
export function useLength(): (length: Pick<TimeLeft, 'days' | 'hours' | 'minutes'>) => string {
  const say = useWords(timeWords);
  return ({ days, hours, minutes }) => {
    if (days > 0) return hours > 0 ? say('daysHours', { days, hours }) : say('days', { count: days });
    if (hours > 0)
      return minutes > 0 ? say('hoursMinutes', { hours, minutes }) : say('hours', { count: hours });
    return say('minutes', { count: minutes });
  };
}

/** Says what is left in words: 还有 12 分钟, 晚了 3 小时 5 分. With `seconds` the last ten minutes run as 还有 1:32. */
export function useTimeLeft(seconds = false): (left: TimeLeft) => string {
  const say = useWords(timeWords);
  const lengthOf = useLength();
  return (left) => {
    const { late, days, hours, minutes } = left;
    if (seconds && !late && left.seconds < 600) {
      const rest = String(left.seconds % 60).padStart(2, '0');
      return say('running', { minutes: Math.floor(left.seconds / 60), seconds: rest });
    }
    if (late && days + hours + minutes === 0) return say('justLate');
    const length = lengthOf(left);
    return late ? say('late', { length }) : say('left', { length });
  };
}

const toneOf = ({ late, soon }: TimeLeft): Tone => (late ? 'bad' : soon ? 'warn' : 'plain');

/** Time left until something, counted down on the page: in words, with a picture when it is short or over. */
export function Countdown({
  until,
  seconds = false,
  before,
}: {
  /** ISO instant. */
  until: string;
  /** Counts seconds in the last ten minutes: for offers that end soon. */
  seconds?: boolean;
  /** What ends then, in front: 办完期限, 再过 … */
  before?: string;
}) {
  const now = useNow(seconds ? 1 : 15);
  const said = useTimeLeft(seconds);
  const left = timeLeft(until, now);
  const text = said(left);
  return (
    <Tag tone={toneOf(left)} {...(left.late || left.soon ? {} : { icon: 'waiting' })}>
      {before === undefined ? text : `${before} ${text}`}
    </Tag>
  );
}
