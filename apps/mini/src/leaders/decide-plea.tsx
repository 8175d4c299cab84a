import { useState } from 'react';
import { Button } from '../kit/button.tsx';
import { ReasonSheet } from '../kit/reason-sheet.tsx';
import { toast } from '../kit/toast.tsx';
import { useWords } from '../state/use-words.ts';
import { attempt } from '../wire/attempt.ts';
import { call } from '../wire/call.ts';
import { pleasWords } from './words/pleas.ts';

/** Grants or refuses a plea, with an answer to who asked. */
export function DecidePlea({ pleaId, onChanged }: { pleaId: string; onChanged: () => Promise<unknown> }) {
  const say = useWords(pleasWords);
  const [granted, setGranted] = useState<boolean>();
  const decide = async (reason: string) => {
    if (granted === undefined) return undefined;
    const done = await attempt(() => call('POST /requests/decide-plea', { pleaId, granted, reason }));
    if (done) toast(say(granted ? 'granted' : 'refused'));
    if (done) await onChanged();
    return done;
  };
  return (
    <>
      <Button id={`grant-${pleaId}`} onPress={() => setGranted(true)}>
        {say('grant')}
      </Button>
      <Button id={`refuse-${pleaId}`} kind="plain" onPress={() => setGranted(false)}>
        {say('refuse')}
      </Button>
      {granted !== undefined && (
        <ReasonSheet
          id="decide"
          title={say(granted ? 'grant' : 'refuse')}
          text={say('decideText')}
          label={say('answerLabel')}
          action={say(granted ? 'grant' : 'refuse')}
          onClose={() => setGranted(undefined)}
          onDone={decide}
        />
      )}
    </>
  );
}
