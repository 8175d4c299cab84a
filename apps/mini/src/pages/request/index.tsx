import { isOver } from '@linli/domain/requests/life';
import { Button } from '../../kit/button.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Page } from '../../kit/page.tsx';
import { AskedFor, ReceiptsList } from '../../requests/asked-for.tsx';
import { CancelButton, ConfirmCard, RateCard } from '../../requests/close-cards.tsx';
import { EmergencyRow } from '../../requests/emergency.tsx';
import { Hops } from '../../requests/hops.tsx';
import { LinesCard } from '../../requests/lines-card.tsx';
import { Standing } from '../../requests/standing.tsx';
import { Talk, useTalk } from '../../requests/talk.tsx';
import { requestWords } from '../../requests/words/request.ts';
import { useLive } from '../../state/live.ts';
import { useMe } from '../../state/me.ts';
import { openAt, openPage, useAbout } from '../../state/open-page.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { shellOf, useLoad } from '../../wire/use-load.ts';
import { useRefresh } from '../../wire/use-refresh.ts';

/** One request: where it stands, what to answer now, everything that happened, and the conversation. */
export default function RequestPage() {
  useMe();
  const say = useWords(requestWords);
  const label = useLabel();
  const { requestId = '' } = useAbout();
  const request = useLoad(
    () => call('GET /requests/:requestId', { requestId }),
    [requestId],
    `request:${requestId}`,
  );
  const climb = useLoad(
    () => call('GET /escalation/case', { caseKind: 'request', caseId: requestId }),
    [requestId],
  );
  const messages = useTalk(requestId);
  const reload = () => Promise.all([request.reload(), climb.reload(), messages.reload()]);
  useRefresh(reload);
  useLive(reload, requestId);
  const shown = request.data;
  return (
    <Page title={shown ? label(shown.kind) : say('title')} {...shellOf(request)}>
      {shown && (
        <>
          {shown.urgency === 'danger' && !isOver(shown.state) && <EmergencyRow />}
          <Standing request={shown} climb={climb.data} />
          <Elsewhere reader={shown.reader} requestId={requestId} />
          {shown.state === 'done' && <ConfirmCard request={shown} onChanged={reload} />}
          <RateCard request={shown} onChanged={reload} />
          <LinesCard request={shown} onChanged={reload} />
          <ReceiptsList receipts={shown.receipts} />
          <Talk requestId={requestId} messages={messages} open={shown.may.includes('say')} />
          <AskedFor request={shown} />
          <Hops caseKind="request" caseId={requestId} hops={shown.hops} />
          {shown.state !== 'done' && <ConfirmCard request={shown} onChanged={reload} />}
          <CancelButton request={shown} onChanged={reload} />
          {isOver(shown.state) && (
            <Button id="ask-again" kind="soft" wide onPress={() => openPage('ask')}>
              {say('askAgain')}
            </Button>
          )}
        </>
      )}
    </Page>
  );
}

/** Who works on it has a page of their own for it. */
function Elsewhere({ reader, requestId }: { reader: string; requestId: string }) {
  const say = useWords(requestWords);
  if (reader !== 'helper') return null;
  return (
    <List>
      <Cell
        id="to-errand"
        icon="walk"
        title={say('helperSee')}
        onPress={() => openAt('/volunteers/errand/index', { requestId })}
      />
    </List>
  );
}
