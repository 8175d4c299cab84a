import type { CaseKind } from '@linli/contracts/cases/labels';
import { toast } from '../../kit/toast.tsx';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import type { Say } from '../../words/words.ts';
import type { zhHans } from '../words/cases.ts';

/** Answers for a case from now on, by one tap; a request can be given back as long as the message stands. */
export async function takeCase(
  { caseKind, caseId }: { caseKind: CaseKind; caseId: string },
  say: Say<typeof zhHans>,
  onChanged: () => Promise<unknown>,
): Promise<void> {
  if (caseKind === 'alert') {
    if (await attempt(() => call('POST /reports/take-alert', { alertId: caseId }))) toast(say('tookIt'));
    return;
  }
  const taken = await attempt(() => call('POST /requests/take-in-hand', { requestId: caseId }));
  if (!taken) return;
  const undo = async () => {
    const back = await attempt(() =>
      call('POST /requests/give-back', { requestId: caseId, reason: say('undoReason') }),
    );
    if (back) toast(say('undone'));
    await onChanged();
  };
  toast({ text: say('tookIt'), undo });
}
