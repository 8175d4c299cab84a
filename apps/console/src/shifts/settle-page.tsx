import type { ReplyOf } from '@linli/contracts/catalog';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { useArea } from '../shell/me.ts';
import { Rows } from '../shell/rows.tsx';
import { useWhen } from '../state/use-when.ts';
import { useWords } from '../state/use-words.ts';
import { useParts } from '../wire/queries.ts';
import { shiftsWords } from '../words/shifts.ts';
import { SettleSheet } from './settle-sheet.tsx';
import { ShiftsTabs } from './shifts-tabs.tsx';

export type ToSettle = ReplyOf<'GET /shifts/to-settle'>['items'][number];
export type SettleAct = 'confirmHours' | 'noShow' | 'cameAfterAll' | 'decide';

const actsOf: Record<ToSettle['what'], readonly SettleAct[]> = {
  hours: ['confirmHours'],
  missing: ['noShow', 'cameAfterAll'],
  dispute: ['decide'],
};

/** What waits for me as second party: hours to confirm, people who did not come, disputes. */
export function SettlePage() {
  const say = useWords(shiftsWords);
  const when = useWhen();
  const [open, setOpen] = useState<{ item: ToSettle; act: SettleAct }>();
  const waiting = useParts('GET /shifts/to-settle', { ...useArea(), limit: 50 }, { every: 60 });
  return (
    <>
      <h1>{say('settleTitle')}</h1>
      <ShiftsTabs />
      <section className="card" aria-label={say('settleTitle')}>
        <Rows of={waiting} empty={say('nothingToSettle')}>
          {(items) => (
            <table className="table">
              <ColumnHeads of={['person', 'what', 'shift', 'minutes']} say={say}>
                <td />
              </ColumnHeads>
              <tbody>
                {items.map((item) => (
                  <tr key={`${item.person.claimId} ${item.what}`}>
                    <th scope="row">{item.person.name}</th>
                    <td>
                      {say(item.what)}
                      {item.dispute && <div className="note">{item.dispute}</div>}
                    </td>
                    <td>
                      <Link to="/shifts/$id" params={{ id: item.shift.shiftId }}>
                        {item.shift.checkpoint} {when.moment(item.shift.startsAt)}–
                        {when.time(item.shift.endsAt)}
                      </Link>
                    </td>
                    <td>{item.minutes !== null && say('minutesOf', { minutes: item.minutes })}</td>
                    <td>
                      <div className="acts acts--row">
                        {actsOf[item.what].map((act) => (
                          <Button
                            key={act}
                            size="small"
                            aria-label={`${say(act)} ${item.person.name}`}
                            onClick={() => setOpen({ item, act })}
                          >
                            {say(act)}
                          </Button>
                        ))}
                      </div>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Rows>
      </section>
      {open && <SettleSheet {...open} onClose={() => setOpen(undefined)} />}
    </>
  );
}
