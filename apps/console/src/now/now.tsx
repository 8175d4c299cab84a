import { Navigate } from '@tanstack/react-router';
import { holds, useMe } from '../shell/me.ts';
import { useWords } from '../state/use-words.ts';
import { nowWords } from '../words/now.ts';
import { AlertsNow } from './alerts-now.tsx';
import { LaddersNow } from './ladders-now.tsx';
import { MapNow } from './map-now.tsx';
import { ReportsNow } from './reports-now.tsx';
import { RequestsNow } from './requests-now.tsx';
import { ShiftsNow } from './shifts-now.tsx';

/** What is open, who is missing, who stands where, what climbs: each figure opens its list. */
export function Now() {
  const say = useWords(nowWords);
  const { data: me } = useMe();
  // Teams have their queue, and see nothing else of an area.
  if (me !== undefined && !holds(me, 'requests.view') && !holds(me, 'reports.coverage'))
    return <Navigate to="/teams" replace />;
  return (
    <>
      <h1>{say('title')}</h1>
      <div className="board">
        {holds(me, 'requests.view') && (
          <>
            <LaddersNow />
            <RequestsNow />
          </>
        )}
        {holds(me, 'alerts.view') && <AlertsNow />}
        {holds(me, 'shifts.view-people') && <ShiftsNow />}
        {holds(me, 'reports.coverage') && <ReportsNow />}
        <MapNow />
      </div>
    </>
  );
}
