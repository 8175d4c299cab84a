import type { ReplyOf } from '@linli/contracts/catalog';
import { roles } from '@linli/contracts/identity/roles';
import { useState } from 'react';
import { Empty } from '../../kit/empty.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import { StateTag } from '../../requests/state-tag.tsx';
import { useLive } from '../../state/live.ts';
import { useAbout } from '../../state/open-page.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { call } from '../../wire/call.ts';
import { usePages } from '../../wire/use-pages.ts';
import { AreaPage } from '../area-page.tsx';
import { go } from '../go.ts';
import { Rows } from '../part.tsx';
import { ratesWords } from '../words/rates.ts';
import { WorkPage } from '../work-page.tsx';

type Row = ReplyOf<'GET /requests/in-area'>['items'][number];
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
              <RequestLine key={row.requestId} row={row} />
            ))}
          </List>
        )}
      </Rows>
    </WorkPage>
  );
}

function RequestLine({ row }: { row: Row }) {
  const say = useWords(ratesWords);
  const label = useLabel();
  const when = useWhen();
  const { requestId, number, withWhom } = row;
  const who =
    withWhom &&
    [withWhom.role === null ? '' : label(roles[withWhom.role]), withWhom.name].filter(Boolean).join(' ');
  return (
    <Cell
      id={`request-${number}`}
      icon={row.picture}
      title={label(row.kind)}
      note={[
        row.place,
        say('number', { number }),
        when.moment(row.submittedAt),
        say('by', { moment: when.moment(row.deadlineAt) }),
        who ? say('with', { who }) : '',
        row.reopened > 0 ? say('again', { count: row.reopened }) : '',
      ]
        .filter(Boolean)
        .join(' · ')}
      value={<StateTag state={row.state} />}
      onPress={() => go('case', { caseKind: 'request', caseId: requestId })}
    />
  );
}
