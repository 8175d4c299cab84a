import { callOutcomes } from '@linli/contracts/reports/labels';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../cases/use-act.ts';
import { Card } from '../shell/card.tsx';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { holds, useArea, useMe } from '../shell/me.ts';
import { Rows } from '../shell/rows.tsx';
import { useLabel, useWords } from '../state/use-words.ts';
import { useParts } from '../wire/queries.ts';
import { callsWords } from '../words/calls.ts';
import { SplitSheet } from './split-sheet.tsx';

const columns = ['household', 'askFor', 'number', 'missing', 'tries', 'last', 'caller'] as const;

/** Who calls whom of those missing in a slot, and the way to give calls out. */
export function SlotCalls({ slotId, open }: { slotId: string; open: boolean }) {
  const say = useWords(callsWords);
  const label = useLabel();
  const act = useAct();
  const { data: me } = useMe();
  const area = useArea();
  const [splitting, setSplitting] = useState(false);
  const calls = useParts('GET /reports/calls', { slotId, ...area, limit: 30 }, { every: 60 });
  const chases = open && area.areaId !== undefined && holds(me, 'reports.chase');
  return (
    <Card
      title={say('ofSlot')}
      aside={
        <span className="acts acts--row">
          {chases && (
            <>
              <Button onClick={() => act('POST /reports/remind', { slotId, areaId: area.areaId ?? '' })}>
                {say('remind')}
              </Button>
              <Button onClick={() => setSplitting(true)}>{say('split')}</Button>
            </>
          )}
          <Link to="/calls">{say('mine')}</Link>
        </span>
      }
    >
      <Rows of={calls} empty={say('noCalls')}>
        {(items) => (
          <table className="table">
            <ColumnHeads of={columns} say={say} />
            <tbody>
              {items.map((call) => (
                <tr key={call.callId}>
                  <th scope="row">{call.address}</th>
                  <td>{call.personName}</td>
                  <td>{call.phoneMasked}</td>
                  <td>{call.missing}</td>
                  <td>{call.attempts}</td>
                  <td>{call.lastOutcome && label(callOutcomes[call.lastOutcome])}</td>
                  <td>{call.callerName}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Rows>
      {splitting && area.areaId !== undefined && (
        <SplitSheet slotId={slotId} areaId={area.areaId} onClose={() => setSplitting(false)} />
      )}
    </Card>
  );
}
