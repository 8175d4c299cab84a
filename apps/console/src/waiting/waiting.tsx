import { holds, useMe } from '../shell/me.ts';
import { useWords } from '../state/use-words.ts';
import { waitingWords } from '../words/waiting.ts';
import { PleasWaiting } from './pleas-waiting.tsx';
import { SupervisionsWaiting } from './supervisions-waiting.tsx';

/** What waits for a word of mine: pleas I decide, and what was asked of me from above. */
export function WaitingForMe() {
  const say = useWords(waitingWords);
  const { data: me } = useMe();
  return (
    <>
      <h1>{say('title')}</h1>
      {holds(me, 'requests.approve') && <PleasWaiting />}
      <SupervisionsWaiting />
    </>
  );
}
