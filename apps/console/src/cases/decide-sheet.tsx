import { useWords } from '../state/use-words.ts';
import { actsWords } from '../words/acts.ts';
import { ReasonSheet } from './reason-sheet.tsx';
import { useAct } from './use-act.ts';

/** Grants or refuses a plea, with the answer that goes on record. */
export function DecideSheet({
  pleaId,
  granted,
  onClose,
}: {
  pleaId: string;
  granted: boolean;
  onClose: () => void;
}) {
  const say = useWords(actsWords);
  const act = useAct();
  return (
    <ReasonSheet
      title={say(granted ? 'grant' : 'refuse')}
      label={say('answerLabel')}
      onClose={onClose}
      onSend={(reason) => act('POST /requests/decide-plea', { pleaId, granted, reason })}
    />
  );
}
