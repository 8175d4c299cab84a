import type { ReplyOf } from '@linli/contracts/catalog';
import { Button } from 'antd';
import { useState } from 'react';
import { holds, useMe } from '../shell/me.ts';
import { useWords } from '../state/use-words.ts';
import { useReading } from '../wire/queries.ts';
import { actsWords } from '../words/acts.ts';
import { ReasonSheet } from './reason-sheet.tsx';
import { SuperviseSheet } from './supervise-sheet.tsx';
import { useAct } from './use-act.ts';

/** Acts on an alert that ask for words. */
type Asking = 'resolve' | 'giveBack' | 'escalate' | 'supervise';

/** What the reader may do to an alert now: take it, say how it ended, give it back, carry it up or ask from above. */
export function AlertActs({
  alert: { alertId, state, mine },
}: {
  alert: ReplyOf<'GET /reports/alerts/:alertId'>;
}) {
  const say = useWords(actsWords);
  const act = useAct();
  const { data: me } = useMe();
  const [open, setOpen] = useState<Asking>();
  const climb = useReading('GET /escalation/case', { caseKind: 'alert', caseId: alertId });
  if (state === 'resolved') return null;
  const handles = holds(me, 'alerts.handle');
  const shown: Asking[] = [
    ...(handles ? (['resolve'] as const) : []),
    ...(mine ? (['giveBack'] as const) : []),
    ...(climb.data?.mayEscalate ? (['escalate'] as const) : []),
    ...(climb.data?.maySupervise ? (['supervise'] as const) : []),
  ];
  const close = () => setOpen(undefined);
  const about = { caseKind: 'alert', caseId: alertId } as const;
  const asked = {
    resolve: [
      say('outcomeLabel'),
      (outcome: string) => act('POST /reports/resolve-alert', { alertId, outcome }),
    ],
    giveBack: [say('reason'), (reason: string) => act('POST /reports/give-back-alert', { alertId, reason })],
    escalate: [say('reason'), (reason: string) => act('POST /escalation/escalate', { ...about, reason })],
  } as const;
  if (shown.length === 0) return null;
  return (
    <div className="acts">
      {handles && state === 'open' && (
        <Button type="primary" onClick={() => act('POST /reports/take-alert', { alertId })}>
          {say('take')}
        </Button>
      )}
      {shown.map((each) => (
        <Button
          key={each}
          {...(each === 'resolve' && mine ? { type: 'primary' } : {})}
          onClick={() => setOpen(each)}
        >
          {say(each)}
        </Button>
      ))}
      {open === 'supervise' && <SuperviseSheet {...about} onClose={close} />}
      {open !== undefined && open !== 'supervise' && (
        <ReasonSheet title={say(open)} label={asked[open][0]} onClose={close} onSend={asked[open][1]} />
      )}
    </div>
  );
}
