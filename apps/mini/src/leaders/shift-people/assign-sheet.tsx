import { toast } from '../../kit/toast.tsx';
import { useReasonText } from '../../shifts/facts-text.ts';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { AskSheet } from '../ask-sheet.tsx';
import { shiftBoardWords } from '../words/shift-board.ts';

/** Asks somebody for a place on a shift, or puts them on it when they said yes already. Mount it to open it. */
export function AssignSheet({
  shiftId,
  person: { accountId, name },
  onClose,
  onChanged,
}: {
  shiftId: string;
  person: { accountId: string; name: string };
  onClose: () => void;
  onChanged: () => unknown;
}) {
  const say = useWords(shiftBoardWords);
  const reasonText = useReasonText();
  return (
    <AskSheet<'agreed' | 'ask'>
      id="assign"
      title={say('assignTo', { name })}
      text={say('assignText', { name })}
      which={{
        label: say('how'),
        options: [
          { value: 'ask', label: say('ask') },
          { value: 'agreed', label: say('agreed') },
        ],
      }}
      action={say('assign')}
      onClose={onClose}
      onDone={async ({ which, reason }) => {
        const agreed = which === 'agreed';
        const answer = await attempt(() =>
          call('POST /shifts/assign', { shiftId, accountId, agreed, reason }),
        );
        if (!answer) return undefined;
        if (answer.outcome === 'not-for-them')
          toast({
            text: say('notForThem', { name, reasons: answer.reasons.map(reasonText).join('；') }),
            tone: 'bad',
          });
        else if (answer.outcome === 'full') toast({ text: say('fullNow'), tone: 'bad' });
        else toast(say(answer.outcome === 'claimed' ? 'assigned' : 'asked', { name }));
        await onChanged();
        return answer;
      }}
    />
  );
}
