import { AskedFor, LinesList, ReceiptsList } from '../../requests/asked-for.tsx';
import { Hops } from '../../requests/hops.tsx';
import { Talk, useTalk } from '../../requests/talk.tsx';
import { useLive } from '../../state/live.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { useDesk } from '../desk.ts';
import { caseWords } from '../words/case.ts';
import { WorkPage } from '../work-page.tsx';
import { Acts } from './acts.tsx';
import { Ahead } from './ahead.tsx';
import { Hands } from './hands.tsx';
import { Pleas } from './pleas.tsx';
import { Standing } from './standing.tsx';
import { Supervisions } from './supervisions.tsx';
import { Helpers } from './who-could-help.tsx';

/** A help request as those who answer for it see it. */
export function RequestCase({ requestId }: { requestId: string }) {
  const say = useWords(caseWords);
  const label = useLabel();
  const desk = useDesk();
  const request = useLoad(() => call('GET /requests/:requestId', { requestId }), [requestId]);
  const climb = useLoad(
    () => call('GET /escalation/case', { caseKind: 'request', caseId: requestId }),
    [requestId],
  );
  const messages = useTalk(requestId);
  const reload = () => Promise.all([request.reload(), climb.reload(), messages.reload()]);
  useLive(reload, requestId);
  const shown = request.data;
  return (
    <WorkPage title={shown ? label(shown.kind) : say('title')} of={[request]} also={[climb]} seconds={60}>
      {shown && (
        <>
          <Standing request={shown} climb={climb.data} onChanged={reload} />
          <AskedFor request={shown} />
          <LinesList lines={shown.lines} />
          <ReceiptsList receipts={shown.receipts} />
          {shown.may.includes('assign') && <Helpers requestId={requestId} onChanged={reload} />}
          {climb.data && <Ahead ahead={climb.data.ahead} />}
          <Acts
            caseKind="request"
            caseId={requestId}
            may={shown.may}
            areaId={desk.post?.areaId}
            hands={shown.hands}
            deadlineAt={shown.deadlineAt}
            onChanged={reload}
          />
          <Hands request={shown} onChanged={reload} />
          <Pleas request={shown} onChanged={reload} />
          {climb.data && <Supervisions items={climb.data.supervisions} onChanged={reload} />}
          <Talk requestId={requestId} messages={messages} open={shown.may.includes('say')} />
          <Hops caseKind="request" caseId={requestId} hops={shown.hops} />
        </>
      )}
    </WorkPage>
  );
}
