import { useState } from 'react';
import { Empty } from '../../kit/empty.tsx';
import { ReasonSheet } from '../../kit/reason-sheet.tsx';
import { toast } from '../../kit/toast.tsx';
import { useAbout } from '../../state/open-page.ts';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { usePages } from '../../wire/use-pages.ts';
import { Rows } from '../part.tsx';
import { joinsWords } from '../words/joins.ts';
import { WorkPage } from '../work-page.tsx';
import { ConfirmSheet } from './confirm-sheet.tsx';
import { JoinCard, type JoinRequest } from './join-card.tsx';

/** People who ask to be let into a household of the area. */
export default function JoinsPage() {
  const say = useWords(joinsWords);
  const { areaId } = useAbout();
  const joins = usePages((cursor) => call('GET /people/join-requests', { areaId, cursor }), [areaId]);
  const [confirming, setConfirming] = useState<JoinRequest>();
  const [refusing, setRefusing] = useState<JoinRequest>();
  const refuse = async (join: JoinRequest, reason: string) => {
    const input = { joinId: join.joinId, decision: 'refuse', reason } as const;
    const done = await attempt(() => call('POST /people/decide-join', input));
    if (done) toast(say('refused', { name: join.applicantName }));
    await joins.reload();
    return done;
  };
  return (
    <WorkPage title={say('title')} of={[joins]} seconds={60}>
      <Rows id="joins" of={joins} empty={<Empty text={say('none')} note={say('noneNote')} />}>
        {(items) =>
          items.map((join) => (
            <JoinCard
              key={join.joinId}
              join={join}
              onConfirm={() => setConfirming(join)}
              onRefuse={() => setRefusing(join)}
            />
          ))
        }
      </Rows>
      {confirming && (
        <ConfirmSheet
          join={confirming}
          areaId={areaId}
          onClose={() => setConfirming(undefined)}
          onDone={joins.reload}
        />
      )}
      {refusing && (
        <ReasonSheet
          id="refuse"
          title={say('refuseTitle')}
          text={say('refuseText')}
          ready={[say('notHere'), say('wrongAddress'), say('askCard')]}
          action={say('refuseDo')}
          danger
          onClose={() => setRefusing(undefined)}
          onDone={(reason) => refuse(refusing, reason)}
        />
      )}
    </WorkPage>
  );
}
