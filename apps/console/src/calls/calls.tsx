import { holds, useMe } from '../shell/me.ts';
import { useWords } from '../state/use-words.ts';
import { callsWords } from '../words/calls.ts';
import { CallbackList } from './callback-list.tsx';
import { MyCalls } from './my-calls.tsx';

/** The phone at the desk: households that have not reported, and people whom no message reaches. */
export function Calls() {
  const say = useWords(callsWords);
  const { data: me } = useMe();
  return (
    <>
      <h1>{say('title')}</h1>
      {holds(me, 'reports.call') && <MyCalls />}
      {holds(me, 'notices.call-back') && <CallbackList />}
    </>
  );
}
