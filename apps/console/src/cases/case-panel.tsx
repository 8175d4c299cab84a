import type { CaseKind } from '@linli/contracts/cases/labels';
import { alertKinds } from '@linli/contracts/reports/labels';
import { Link } from '@tanstack/react-router';
import { Part } from '../shell/states.tsx';
import { useLabel, useWords } from '../state/use-words.ts';
import { useReading } from '../wire/queries.ts';
import { caseWords } from '../words/case.ts';
import { AlertActs } from './alert-acts.tsx';
import { AlertFacts } from './alert-facts.tsx';
import { Alike } from './alike.tsx';
import { Climb } from './climb.tsx';
import { Pleas } from './pleas.tsx';
import { RequestActs } from './request-acts.tsx';
import { RequestFacts } from './request-facts.tsx';
import { Timeline } from './timeline.tsx';

interface PanelProps {
  caseId: string;
  /** The case is the page, not a part beside a list. */
  page?: boolean;
}

/** All that staff can know of a case, and what they may do about it. */
export function CasePanel({ caseKind, ...props }: PanelProps & { caseKind: CaseKind }) {
  return caseKind === 'request' ? <RequestPanel {...props} /> : <AlertPanel {...props} />;
}

function Title({ text, caseKind, caseId, page }: { text: string; caseKind: CaseKind } & PanelProps) {
  const say = useWords(caseWords);
  if (page) return <h1>{text}</h1>;
  return (
    <div className="card__head">
      <h2>{text}</h2>
      <Link to="/cases/$kind/$id" params={{ kind: caseKind, id: caseId }}>
        {say('own')}
      </Link>
    </div>
  );
}

function RequestPanel({ caseId, page = false }: PanelProps) {
  const label = useLabel();
  const request = useReading('GET /requests/:requestId', { requestId: caseId });
  return (
    <Part of={request}>
      {(shown) => (
        <>
          <Title
            text={`${label(shown.kind)} · ${shown.number}`}
            caseKind="request"
            caseId={caseId}
            page={page}
          />
          <RequestActs request={shown} />
          <Alike request={shown} />
          <RequestFacts request={shown} />
          <Pleas request={shown} />
          <Climb caseKind="request" caseId={caseId} />
          <Timeline caseKind="request" caseId={caseId} />
        </>
      )}
    </Part>
  );
}

function AlertPanel({ caseId, page = false }: PanelProps) {
  const label = useLabel();
  const alert = useReading('GET /reports/alerts/:alertId', { alertId: caseId });
  return (
    <Part of={alert}>
      {(shown) => (
        <>
          <Title text={label(alertKinds[shown.kind])} caseKind="alert" caseId={caseId} page={page} />
          <AlertActs alert={shown} />
          <AlertFacts alert={shown} />
          <Climb caseKind="alert" caseId={caseId} />
          <Timeline caseKind="alert" caseId={caseId} />
        </>
      )}
    </Part>
  );
}
