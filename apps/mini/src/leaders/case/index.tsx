import { useAbout } from '../../state/open-page.ts';
import { AlertCase } from './alert-case.tsx';
import { RequestCase } from './request-case.tsx';

/** One case with all that staff can know and do: a help request, or an alert of a report. */
export default function CasePage() {
  const { caseKind, caseId = '', title = '', place = '' } = useAbout();
  if (caseKind === 'alert') return <AlertCase caseId={caseId} title={title} place={place} />;
  return <RequestCase requestId={caseId} />;
}
