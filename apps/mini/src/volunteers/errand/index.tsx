import { isOver } from '@linli/domain/requests/life';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph, Stack } from '../../kit/card.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Page } from '../../kit/page.tsx';
import { toast } from '../../kit/toast.tsx';
import { AskedFor, ReceiptsList, type RequestView } from '../../requests/asked-for.tsx';
import { Countdown } from '../../requests/countdown.tsx';
import { goVolunteers } from '../../requests/go-volunteers.ts';
import { Hops } from '../../requests/hops.tsx';
import { StateTag } from '../../requests/state-tag.tsx';
import { Talk, useTalk } from '../../requests/talk.tsx';
import { useLive } from '../../state/live.ts';
import { useMe } from '../../state/me.ts';
import { useAbout } from '../../state/open-page.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { shellOf, useLoad } from '../../wire/use-load.ts';
import { useRefresh } from '../../wire/use-refresh.ts';
import { errandWords } from '../words/errand.ts';
import { helpingWords } from '../words/helping.ts';
import { ContactCard } from './contact-card.tsx';
import { FinishSheet, GiveBack } from './endings.tsx';
import { ReceiptForm } from './receipt-form.tsx';
import { ShoppingList } from './shopping-list.tsx';

/** One errand of mine: the door, the list, the receipt, the conversation, and the one next thing to do at the bottom. */
export default function ErrandPage() {
  useMe();
  const say = useWords(errandWords);
  const label = useLabel();
  const { requestId = '' } = useAbout();
  const request = useLoad(
    () => call('GET /requests/:requestId', { requestId }),
    [requestId],
    `request:${requestId}`,
  );
  const messages = useTalk(requestId);
  const [finishing, setFinishing] = useState(false);
  const reload = () => Promise.all([request.reload(), messages.reload()]);
  useRefresh(reload);
  useLive(reload, requestId);
  const shown = request.data;
  const may = (act: RequestView['may'][number]) => shown?.may.includes(act) ?? false;
  const start = async () => {
    if (await attempt(() => call('POST /requests/start', { requestId }))) toast(say('started'));
    await reload();
  };
  const next = may('start') ? (
    <Button id="errand-start" icon="walk" onPress={start}>
      {say('start')}
    </Button>
  ) : may('finish') ? (
    <Button id="errand-finish" icon="check" onPress={() => setFinishing(true)}>
      {say('finish')}
    </Button>
  ) : undefined;
  return (
    <Page title={shown ? label(shown.kind) : say('errand')} {...shellOf(request)} footer={shown && next}>
      {shown && shown.reader !== 'helper' && <Gone />}
      {shown && (
        <>
          <Head request={shown} />
          {may('reveal-contact') && <ContactCard requestId={requestId} />}
          <ShoppingList request={shown} onChanged={reload} />
          <ReceiptsList receipts={shown.receipts} />
          {may('record-receipt') && <ReceiptForm requestId={requestId} onRecorded={reload} />}
          <Talk requestId={requestId} messages={messages} open={may('say')} />
          {!isOver(shown.state) && <Rules request={shown} />}
          <AskedFor request={shown} />
          <Hops caseKind="request" caseId={requestId} hops={shown.hops} />
          {may('give-back') && <GiveBack requestId={requestId} onDone={reload} />}
          {finishing && <FinishSheet request={shown} onClose={() => setFinishing(false)} onDone={reload} />}
        </>
      )}
    </Page>
  );
}

function Head({ request }: { request: RequestView }) {
  const say = useWords(errandWords);
  const when = useWhen();
  const { place, state, deadlineAt } = request;
  const going = state === 'taken' || state === 'under-way';
  return (
    <Card id="errand-head" kind="now" title={place}>
      <Stack row>
        <StateTag state={state} />
        {going && <Countdown until={deadlineAt} />}
        {going && <Paragraph note>{say('by', { moment: when.moment(deadlineAt) })}</Paragraph>}
      </Stack>
    </Card>
  );
}

/** What must not be forgotten at the door. */
function Rules({ request }: { request: RequestView }) {
  const say = useWords(errandWords);
  return (
    <List title={say('rules')}>
      {request.definition.needs.isolationTraining && <Cell icon="shield" title={say('isolating')} />}
      {request.contactless && <Cell icon="home" title={say('contactless')} />}
      <Cell icon="hand" title={say('noReward')} />
    </List>
  );
}

/** It went to somebody else meanwhile. */
function Gone() {
  const say = useWords(errandWords);
  const helping = useWords(helpingWords);
  return (
    <Empty
      text={say('gone')}
      note={say('goneNote')}
      action={
        <Button id="gone-errands" kind="plain" onPress={() => goVolunteers('errands')}>
          {helping('toErrands')}
        </Button>
      }
    />
  );
}
