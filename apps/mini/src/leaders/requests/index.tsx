import { useState } from 'react';
import { Empty } from '../../kit/empty.tsx';
import { List } from '../../kit/list.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import { RequestCell } from '../../requests/request-cell.tsx';
import { useLive } from '../../state/live.ts';
import { useAbout } from '../../state/open-page.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { usePages } from '../../wire/use-pages.ts';
import { AreaPage } from '../area-page.tsx';
import { go } from '../go.ts';
import { Rows } from '../part.tsx';
import { ratesWords } from '../words/rates.ts';
import { WorkPage } from '../work-page.tsx';

const missed = ['unanswered', 'unsolved', 'unsatisfied'] as const;

/** Requests of an area: those at work or all, or those behind one of the three rates. */
export default function RequestsPage() {
  const say = useWords(ratesWords);
  return (
    <AreaPage title={say('listTitle')}>{(areaId) => <Requests key={areaId} areaId={areaId} />}</AreaPage>
  );
}

function Requests({ areaId }: { areaId: string }) {
  const say = useWords(ratesWords);
  const { rate: wanted, from, until } = useAbout();
  const rate = missed.find((one) => one === wanted);
  const [which, setWhich] = useState<'open' | 'all'>('open');
  const open = rate === undefined && which === 'open' ? 'true' : undefined;
  const requests = usePages(
    (cursor) => call('GET /requests/in-area', { areaId, open, rate, from, until, cursor }),
    [areaId, open, rate],
  );
  useLive(requests.reload);
  return (
    <WorkPage title={rate ? say(rate) : say('listTitle')} of={[requests]}>
      {rate === undefined && (
        <Tabs
          id="state"
          label={say('state')}
          items={[
            { value: 'open', label: say('open') },
            { value: 'all', label: say('all') },
          ]}
          value={which}
          onChange={setWhich}
        />
      )}
      <Rows id="requests" of={requests} empty={<Empty text={say('noneListed')} />}>
        {(items) => (
          <List id="requests">
            {items.map((row) => (
              <RequestCell
                key={row.requestId}
                request={row}
                onPress={() => go('case', { caseKind: 'request', caseId: row.requestId })}
              />
            ))}
          </List>
        )}
      </Rows>
    </WorkPage>
  );
}
