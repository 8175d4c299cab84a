import type { ReplyOf } from '@linli/contracts/catalog';
import { callOutcomes } from '@linli/contracts/reports/labels';
import { Button } from 'antd';
import { useState } from 'react';
import { Card } from '../shell/card.tsx';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { Nothing, Part } from '../shell/states.tsx';
import { useLabel, useWords } from '../state/use-words.ts';
import { useReading } from '../wire/queries.ts';
import { callsWords } from '../words/calls.ts';
import { CallNow } from './call-now.tsx';

type Call = ReplyOf<'GET /reports/my-calls'>['items'][number];

/** The household to call now, and those after it. What was recorded leaves the list, and the next one moves up. */
export function MyCalls() {
  const say = useWords(callsWords);
  const calls = useReading('GET /reports/my-calls', { limit: 50 }, { every: 60 });
  const [chosen, setChosen] = useState<string>();
  return (
    <Part of={calls}>
      {({ items, today }) => {
        const at = Math.max(
          items.findIndex(({ callId }) => callId === chosen),
          0,
        );
        const now = items[at];
        const next = items[(at + 1) % items.length];
        return (
          <Card title={say('mine')} aside={<span>{say('today', today)}</span>}>
            {now === undefined ? (
              <Nothing text={say(today.given === 0 ? 'noneGiven' : 'none')} />
            ) : (
              <>
                <CallNow
                  key={now.callId}
                  call={now}
                  {...(next && next !== now ? { onLater: () => setChosen(next.callId) } : {})}
                />
                {items.length > 1 && (
                  <>
                    <h3>{say('rest')}</h3>
                    <Rest items={items} current={now.callId} onChoose={setChosen} />
                  </>
                )}
              </>
            )}
          </Card>
        );
      }}
    </Part>
  );
}

function Rest({
  items,
  current,
  onChoose,
}: {
  items: readonly Call[];
  current: string;
  onChoose: (callId: string) => void;
}) {
  const say = useWords(callsWords);
  const label = useLabel();
  return (
    <div className="scroll">
      <table className="table">
        <ColumnHeads of={['household', 'askFor', 'number', 'missing', 'tries', 'last']} say={say} />
        <tbody>
          {items.map(({ callId, address, personName, phoneMasked, missing, attempts, lastOutcome }) => (
            <tr key={callId} aria-current={callId === current || undefined}>
              <th scope="row">
                <Button type="link" className="row-link" onClick={() => onChoose(callId)}>
                  {address}
                </Button>
              </th>
              <td>{personName}</td>
              <td>{phoneMasked}</td>
              <td>{missing}</td>
              <td>{attempts}</td>
              <td>{lastOutcome && label(callOutcomes[lastOutcome])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
