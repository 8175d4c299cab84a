import { useState } from 'react';
import { Empty } from '../../kit/empty.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Pager } from '../../kit/pager.tsx';
import { Progress } from '../../kit/progress.tsx';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { callsWords } from '../words/calls.ts';
import { WorkPage } from '../work-page.tsx';
import { CallCard } from './call-card.tsx';
import { inTurn, putOffNow } from './in-turn.ts';

/** One call at a time; the next comes up when the one before has its outcome. */
export default function CallsPage() {
  const say = useWords(callsWords);
  const [limit, setLimit] = useState(30);
  const mine = useLoad(() => call('GET /reports/my-calls', { limit }), [limit]);
  const [putOff, setPutOff] = useState<string[]>([]);
  const today = mine.data?.today;
  const calls = inTurn(mine.data?.items ?? [], putOff);
  const [now, ...rest] = calls;
  const later = (callId: string) => setPutOff((before) => putOffNow(before, callId));
  return (
    <WorkPage title={say('title')} of={[mine]} seconds={60}>
      {today && today.given > 0 && <Progress label={say('today')} done={today.done} total={today.given} />}
      {now ? (
        <CallCard
          key={now.callId}
          call={now}
          alone={rest.length === 0}
          onLater={() => later(now.callId)}
          onRecorded={() => {
            later(now.callId);
            return mine.reload();
          }}
        />
      ) : (
        <Empty text={say('none')} note={say('noneNote')} />
      )}
      {rest.length > 0 && (
        <List id="rest" title={say('rest')}>
          {rest.map((one) => (
            <Cell
              key={one.callId}
              title={one.address}
              note={`${one.personName} · ${say('missing', { count: one.missing })}`}
            />
          ))}
        </List>
      )}
      {mine.data?.nextCursor && limit < 100 && <Pager id="more" more onMore={async () => setLimit(100)} />}
    </WorkPage>
  );
}
