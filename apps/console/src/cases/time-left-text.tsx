import type { RequestRow } from '@linli/contracts/requests/values';
import { isOver } from '@linli/domain/requests/life';
import { useNow, useWhen } from '../state/use-when.ts';
import { useWords } from '../state/use-words.ts';
import { listsWords } from '../words/lists.ts';

/** How much is left of the time of a request; nothing once the work is done. */
export function TimeLeftText({
  request: { state, paused, deadlineAt },
}: {
  request: Pick<RequestRow, 'state' | 'paused' | 'deadlineAt'>;
}) {
  const say = useWords(listsWords);
  const when = useWhen();
  const now = useNow();
  if (isOver(state) || state === 'done' || state === 'confirmed') return null;
  if (paused) return <>{say('paused')}</>;
  return (
    <time dateTime={deadlineAt} className={Date.parse(deadlineAt) < now.getTime() ? 'bad' : undefined}>
      {when.left(deadlineAt, now)}
    </time>
  );
}
