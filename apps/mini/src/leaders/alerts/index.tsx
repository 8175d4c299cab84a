import { useState } from 'react';
import { Empty } from '../../kit/empty.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import { useAbout } from '../../state/open-page.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { usePages } from '../../wire/use-pages.ts';
import { useRefresh } from '../../wire/use-refresh.ts';
import type { Alert } from '../alert-row.tsx';
import { type Desk, useDesk } from '../desk.ts';
import { Rows } from '../part.tsx';
import { alertsWords } from '../words/alerts.ts';
import { WorkPage } from '../work-page.tsx';
import { AlertCard } from './alert-card.tsx';

const empty = { open: 'noneOpen', taken: 'noneTaken', resolved: 'noneResolved' } as const;

/** What the reports of an area say that somebody must look at, the most serious first. */
export default function AlertsPage() {
  const say = useWords(alertsWords);
  const { areaId } = useAbout();
  const desk = useDesk();
  const [state, setState] = useState<Alert['state']>('open');
  return (
    <WorkPage title={say('title')} of={[desk.me]}>
      <Tabs
        id="which"
        label={say('which')}
        items={(['open', 'taken', 'resolved'] as const).map((value) => ({ value, label: say(value) }))}
        value={state}
        onChange={setState}
      />
      <AlertList key={state} state={state} areaId={areaId} may={desk.may} />
    </WorkPage>
  );
}

function AlertList({
  state,
  areaId,
  may,
}: {
  state: Alert['state'];
  areaId: string | undefined;
  may: Desk['may'];
}) {
  const say = useWords(alertsWords);
  const alerts = usePages((cursor) => call('GET /reports/alerts', { areaId, state, cursor }));
  useRefresh(alerts.reload, 15);
  return (
    <Rows id="alerts" of={alerts} empty={<Empty text={say(empty[state])} />}>
      {(items) =>
        items.map((alert) => (
          <AlertCard
            key={alert.alertId}
            alert={alert}
            mayHandle={may('alerts.handle')}
            mayCall={may('register.view-in-full')}
            onChanged={alerts.reload}
          />
        ))
      }
    </Rows>
  );
}
