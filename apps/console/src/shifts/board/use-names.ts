import { useWhen } from '../../state/use-when.ts';
import { useWords } from '../../state/use-words.ts';
import { boardWords } from '../../words/board.ts';
import { useReasonText } from '../facts-text.ts';
import type { BoardShift, Mark, Target } from './facts.ts';

/** Names of shifts and targets in words, and why one is not possible. */
export function useNames() {
  const say = useWords(boardWords);
  const when = useWhen();
  const reasonText = useReasonText();
  const shift = ({ checkpoint, day, startsAt, endsAt }: BoardShift) =>
    say('shiftName', {
      checkpoint,
      day: when.day(day),
      from: when.time(startsAt),
      until: when.time(endsAt),
    });
  return {
    shift,
    target: (target: Target) =>
      target.swap ? `${target.swap.name}, ${shift(target.shift)}` : shift(target.shift),
    /** Why not, in one line. */
    why: ({ reasons, others }: Extract<Mark, { state: 'forbidden' }>) =>
      [
        ...reasons.map(reasonText),
        ...others.map((reason) => say('other', { reason: reasonText(reason) })),
      ].join(say('and')),
  };
}
