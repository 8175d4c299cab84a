import { Button } from '../../kit/button.tsx';
import { AskedFor, LinesList, ReceiptsList, type RequestView } from '../../requests/asked-for.tsx';
import { Hops } from '../../requests/hops.tsx';
import { useLive } from '../../state/live.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { ContactButton } from '../cases/contact-button.tsx';
import { useDesk } from '../desk.ts';
import { go } from '../go.ts';
import { caseWords } from '../words/case.ts';
import { WorkPage } from '../work-page.tsx';
import { Acts } from './acts.tsx';
import { Ahead } from './ahead.tsx';
import { Hands } from './hands.tsx';
import { Helpers } from './helpers.tsx';
import { Pleas } from './pleas.tsx';
import { Standing } from './standing.tsx';
import { Supervisions } from './supervisions.tsx';

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
  const reload = () => Promise.all([request.reload(), climb.reload()]);
  useLive(reload, requestId);
  const shown = request.data;
  return (
    <WorkPage title={shown ? label(shown.kind) : say('title')} of={[request]} also={[climb]} seconds={60}>
      {shown && (
        <>
          <Standing request={shown} climb={climb.data} onChanged={reload} />
          <Place request={shown} />
          <AskedFor request={shown} />
          <LinesList lines={shown.lines} />
          <ReceiptsList receipts={shown.receipts} />
          {climb.data && <Ahead ahead={climb.data.ahead} />}
          {shown.may.includes('assign') && <Helpers requestId={requestId} onChanged={reload} />}
          <Hands request={shown} onChanged={reload} />
          <Pleas request={shown} onChanged={reload} />
          {climb.data && <Supervisions items={climb.data.supervisions} onChanged={reload} />}
          <Acts
            caseKind="request"
            caseId={requestId}
            may={shown.may}
            areaId={desk.post?.areaId}
            hands={shown.hands}
            onChanged={reload}
          />
          <Hops caseKind="request" caseId={requestId} hops={shown.hops} />
        </>
      )}
    </WorkPage>
  );
}

/** Door and phone, as far as they are open to the reader by now. */
function Place({ request: { requestId, householdId, may } }: { request: RequestView }) {
  const say = useWords(caseWords);
  return (
    <>
      {may.includes('reveal-contact') && <ContactButton id="call" requestId={requestId} />}
      {householdId !== null && (
        <Button id="household" kind="plain" onPress={() => go('household', { householdId })}>
          {say('openHousehold')}
        </Button>
      )}
    </>
  );
}
