import { useWhen } from '../state/use-when.ts';
import { useWords } from '../state/use-words.ts';
import { doorsWords } from '../words/doors.ts';
import { SecretSheet } from './secret-sheet.tsx';

export interface Secret {
  readonly secret: string;
  readonly oldUntil?: string | null;
}

/** The secret with which messages to another system are signed. */
export function SigningSecret({ shown, onClose }: { shown: Secret; onClose: () => void }) {
  const say = useWords(doorsWords);
  const when = useWhen();
  return (
    <SecretSheet title={say('secretTitle')} secret={shown.secret} onClose={onClose}>
      <p>{say('secretNote')}</p>
      {shown.oldUntil && <p>{say('secretOld', { until: when.moment(shown.oldUntil) })}</p>}
    </SecretSheet>
  );
}
