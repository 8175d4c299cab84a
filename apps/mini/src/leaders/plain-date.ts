import { useWords } from '../state/use-words.ts';
import { whenWords } from '../words/when.ts';

/** Says a civil date as it is, never as 今天: for paper, and for weeks by their first and last day. */
export function usePlainDate(): (day: string) => string {
  const say = useWords(whenWords);
  return (day) => {
    const [, month = 0, date = 0] = day.split('-').map(Number);
    return say('day', { month, day: date });
  };
}
