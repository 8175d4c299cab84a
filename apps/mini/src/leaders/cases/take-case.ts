import type { CaseKind } from '@linli/contracts/cases/labels';
import { toast } from '../../kit/toast.tsx';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';

/** Answers for a case from now on, by one tap; says so with `said`. Who took it by mistake hands it over. */
export async function takeCase(
  { caseKind, caseId }: { caseKind: CaseKind; caseId: string },
  said: string,
): Promise<void> {
  const taken = await attempt(() =>
    caseKind === 'alert'
      ? call('POST /reports/take-alert', { alertId: caseId })
      : call('POST /requests/take-in-hand', { requestId: caseId }),
  );
  if (taken) toast(said);
}
